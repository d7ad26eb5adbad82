import type { Settings } from '../config/settings.ts'
import type {
  AuditLog,
  BestBetStore,
  CoverageReader,
  DocumentQueue,
  DocumentReader,
  DumpReader,
  EmbedUseStore,
  FeedbackStore,
  Frontier,
  HostStateStore,
  LegalReader,
  LossControl,
  PageLookup,
  PauseStore,
  PortalHistory,
  PortalKeyStore,
  RebuildStore,
  ScheduleStore,
  StatisticsLog,
  UserStore,
} from '../domain/ports.ts'
import { createAuditLog } from '../store/audit-log.ts'
import { createBestBetStore } from '../store/best-bets.ts'
import { createCoverageReader } from '../store/coverage.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { createDumpReader } from '../store/document-dump.ts'
import { createDocumentQueue } from '../store/document-queue.ts'
import { createDocumentReader } from '../store/document-reader.ts'
import { createEmbedUseStore } from '../store/embed-uses.ts'
import { createFeedbackStore } from '../store/feedback.ts'
import { createFrontier } from '../store/frontier.ts'
import { createHostStateStore } from '../store/host-states.ts'
import { createLegalReader } from '../store/legal-reader.ts'
import { createLossControl } from '../store/losses.ts'
import { createPageLookup } from '../store/page-lookup.ts'
import { createPauseStore } from '../store/pauses.ts'
import { createPortalHistory } from '../store/portal-history.ts'
import { createPortalKeyStore } from '../store/portal-keys.ts'
import { createRebuildStore } from '../store/rebuild.ts'
import { createRegistryStore, type RegistryStore } from '../store/registry-store.ts'
import { createScheduleStore } from '../store/schedule-store.ts'
import { createStatisticsLog } from '../store/statistics-log.ts'
import { createUserStore } from '../store/users.ts'

export type Store = {
  database: Database
  frontier: Frontier
  documents: DocumentQueue
  coverage: CoverageReader
  schedule: ScheduleStore
  statistics: StatisticsLog
  bestBets: BestBetStore
  reading: DocumentReader
  feedback: FeedbackStore
  embedUses: EmbedUseStore
  hosts: HostStateStore
  dump: DumpReader
  legal: LegalReader
  losses: LossControl
  rebuild: RebuildStore
  pages: PageLookup
  portalKeys: PortalKeyStore
  audit: AuditLog
  registry: RegistryStore
  users: UserStore
  history: PortalHistory
  pauses: PauseStore
}

/** Opens the database of the settings, or a new embedded one from an `archive`; it is closed when `stack` is disposed. */
export async function openStore(
  settings: Settings,
  stack: AsyncDisposableStack,
  archive?: Uint8Array<ArrayBuffer>,
): Promise<Store> {
  const database = await openDatabase({ databaseUrl: settings.DATABASE_URL, dataDir: settings.DATA_DIR, archive })
  stack.defer(() => database.close())
  const { kysely } = database
  return {
    database,
    frontier: createFrontier(kysely),
    documents: createDocumentQueue(kysely),
    coverage: createCoverageReader(kysely),
    schedule: createScheduleStore(kysely),
    statistics: createStatisticsLog(kysely),
    bestBets: createBestBetStore(kysely),
    reading: createDocumentReader(kysely),
    feedback: createFeedbackStore(kysely),
    embedUses: createEmbedUseStore(kysely),
    hosts: createHostStateStore(kysely),
    dump: createDumpReader(kysely),
    legal: createLegalReader(kysely),
    losses: createLossControl(kysely),
    rebuild: createRebuildStore(kysely),
    pages: createPageLookup(kysely),
    portalKeys: createPortalKeyStore(kysely),
    audit: createAuditLog(kysely),
    registry: createRegistryStore(kysely),
    users: createUserStore(kysely),
    history: createPortalHistory(kysely),
    pauses: createPauseStore(kysely),
  }
}
