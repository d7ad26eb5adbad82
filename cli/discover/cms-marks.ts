/** Marks by which the families of `config/cms-hints.yaml` are told from the HTML of a page; the first that fits is it. */
const MARKS: readonly (readonly [family: string, marks: readonly RegExp[]])[] = [
  ['vnpt-portal', [/vnpt[-_. ]?portal/i, /DesktopModule\/UI/]],
  ['vccorp', [/mediacdn\.vn|cdnchinhphu\.vn/i, /data-role=["']?sapo/i]],
  [
    'sharepoint',
    [
      /_layouts\/15\/|\/_catalogs\/masterpage/i,
      /MicrosoftSharePointTeamServices|name="GENERATOR" content="Microsoft SharePoint/i,
    ],
  ],
  ['dotnetnuke', [/DotNetNuke|dnn_ctr\d+|id="dnn_/, /\/Portals\/\d+\//, /\/DesktopModules\//]],
  ['drupal', [/content="Drupal \d/i, /\/sites\/default\/files\//, /data-drupal-/]],
  ['wordpress', [/content="WordPress/i, /\/wp-(?:content|includes|json)\//]],
  ['liferay', [/Liferay\.(?:ThemeDisplay|AUI|Portlet)/, /\/o\/[\w-]+-theme\/|p_p_id=/, /id="p_p_id_/]],
]

/** The family of a portal and what gave it away, or null when nothing did. Pure. */
export function cmsOf(html: string): { family: string; mark: string } | null {
  for (const [family, marks] of MARKS) {
    for (const mark of marks) {
      const found = mark.exec(html)
      if (found) return { family, mark: found[0] }
    }
  }
  return null
}
