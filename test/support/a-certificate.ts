/**
 * A certificate for cong.localhost that it has signed itself, which is its fault and the point of it, and its key, which guards
 * nothing. Made once by `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500`.
 */
export const SELF_SIGNED = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgHaYy1YULdOu2G9Pc
Ah+EK6qsQ+av6x75xZdWSjlI6pChRANCAASnOE2Gfws5AI6iCNZQjL4/4AdbgJaO
Uvvh4kDKsPj8piOfzo/TJZolneXraxVF0t/KPc319NQQbCrRbQTRMV4A
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBpDCCAUqgAwIBAgIUf/wUV33Rw42aiK1ObduMttmESKEwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOY29uZy5sb2NhbGhvc3QwIBcNMjYxMTI1MTI1MjA3WhgPMjEy
NjExMDExMjUyMDdaMBkxFzAVBgNVBAMMDmNvbmcubG9jYWxob3N0MFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEpzhNhn8LOQCOogjWUIy+P+AHW4CWjlL74eJAyrD4
/KYjn86P0yWaJZ3l62sVRdLfyj3N9fTUEGwq0W0E0TFeAKNuMGwwHQYDVR0OBBYE
FMd8gpJpzGC/tNYxHZ2HFHy0EVc3MB8GA1UdIwQYMBaAFMd8gpJpzGC/tNYxHZ2H
FHy0EVc3MA8GA1UdEwEB/wQFMAMBAf8wGQYDVR0RBBIwEIIOY29uZy5sb2NhbGhv
c3QwCgYIKoZIzj0EAwIDSAAwRQIhALXV9wVGvKJpYfrRKHH3iUMR11t5S0yA+k9n
kwU5FOGDAiBH525qDjbBevY+KyI14cemq+qnV3KIKfNvuTsO7GTnoQ==
-----END CERTIFICATE-----`,
}
