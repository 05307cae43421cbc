/* ptero-demo-certificate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-certificate.h"

/* For the demo panel on this machine only: everybody has these keys, they protect nothing. There
 * are two, so that a certificate that changes can be played. GIO cannot make certificates. */
static const char * const certificates[PTERO_DEMO_N_CERTIFICATES] = {
    "-----BEGIN CERTIFICATE-----\n"
    "MIICEDCCAbegAwIBAgIUEiRWzRJvR74FRWRx8pxTMNxE8NkwCgYIKoZIzj0EAwIw\n"
    "TzE5MDcGA1UECgwwUHRlcm8gZGVtbyBwYW5lbCwgZm9yIHRlc3RzIG9uIHRoaXMg\n"
    "bWFjaGluZSBvbmx5MRIwEAYDVQQDDAlsb2NhbGhvc3QwIBcNMjYxMTIzMTk1MzM2\n"
    "WhgPMjEyNjEwMzAxOTUzMzZaME8xOTA3BgNVBAoMMFB0ZXJvIGRlbW8gcGFuZWws\n"
    "IGZvciB0ZXN0cyBvbiB0aGlzIG1hY2hpbmUgb25seTESMBAGA1UEAwwJbG9jYWxo\n"
    "b3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETAFJFFazx2ptyuCGpiz9c1ek\n"
    "lEtpfaoLqwFtAdylkSDTWlNVcMgkvZyWvNd+D9kUB2cjy8W9pgGwbXxDT2vSnaNv\n"
    "MG0wHQYDVR0OBBYEFFvC7JtswnQaMKEJA1bkVz7aI2MUMB8GA1UdIwQYMBaAFFvC\n"
    "7JtswnQaMKEJA1bkVz7aI2MUMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJ\n"
    "bG9jYWxob3N0hwR/AAABMAoGCCqGSM49BAMCA0cAMEQCICjF1PJljBpX1u/lrIyk\n"
    "y7AnVlQ1+4rZGhPFRSDc0dneAiBVoWoDLXrU5+31hPHYPO9DJSwPK05K4LCP9tR4\n"
    "7FV2WA==\n"
    "-----END CERTIFICATE-----\n"
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdAkik1SM8Vhpb+YI\n"
    "OIHqD9Y6MVurR/fH/9e09gHYzcChRANCAARMAUkUVrPHam3K4IamLP1zV6SUS2l9\n"
    "qgurAW0B3KWRINNaU1VwyCS9nJa8134P2RQHZyPLxb2mAbBtfENPa9Kd\n"
    "-----END PRIVATE KEY-----\n",
    "-----BEGIN CERTIFICATE-----\n"
    "MIICEDCCAbegAwIBAgIUckiF9LWEu+BbijnfucQMRn70IvowCgYIKoZIzj0EAwIw\n"
    "TzE5MDcGA1UECgwwUHRlcm8gZGVtbyBwYW5lbCwgZm9yIHRlc3RzIG9uIHRoaXMg\n"
    "bWFjaGluZSBvbmx5MRIwEAYDVQQDDAlsb2NhbGhvc3QwIBcNMjYxMTIzMTk1MzM2\n"
    "WhgPMjEyNjEwMzAxOTUzMzZaME8xOTA3BgNVBAoMMFB0ZXJvIGRlbW8gcGFuZWws\n"
    "IGZvciB0ZXN0cyBvbiB0aGlzIG1hY2hpbmUgb25seTESMBAGA1UEAwwJbG9jYWxo\n"
    "b3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEL/Ga2EGYMgSxail4ZnSGM4bx\n"
    "orvOdVY0pd01WXkfZFX62y+1rVCGrvve8JKI/WIXhihP77g/G1sL/qDqwNEW2KNv\n"
    "MG0wHQYDVR0OBBYEFBkHYuD1lQpDSFoTr0axxufwZuJLMB8GA1UdIwQYMBaAFBkH\n"
    "YuD1lQpDSFoTr0axxufwZuJLMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJ\n"
    "bG9jYWxob3N0hwR/AAABMAoGCCqGSM49BAMCA0cAMEQCICAPsOf48XdEyd8d5hdM\n"
    "HY9K6XU/SVVi+rjOtZzUGg9YAiBX+5VCO9N+ziuFB8DM7nLEtA/PIVnBRh6JJw/P\n"
    "mJLIxw==\n"
    "-----END CERTIFICATE-----\n"
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglr4g1ZzbpntvN+VZ\n"
    "uOJ/LBi6pkN+17VvWMxbaBrbMdChRANCAAQv8ZrYQZgyBLFqKXhmdIYzhvGiu851\n"
    "VjSl3TVZeR9kVfrbL7WtUIau+97wkoj9YheGKE/vuD8bWwv+oOrA0RbY\n"
    "-----END PRIVATE KEY-----\n",
};

/**
 * ptero_demo_certificate_new:
 * @which: 1 or 2
 * @error: return location for an error
 *
 * Returns: (transfer full): a self-signed certificate for localhost, with its key
 */
GTlsCertificate *
ptero_demo_certificate_new (guint    which,
                            GError **error)
{
  return g_tls_certificate_new_from_pem (certificates[which - 1], -1, error);
}
