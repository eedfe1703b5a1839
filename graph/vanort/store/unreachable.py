"""Why a server was not reached, in words, and whether another attempt could help."""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error

from vanort.errors import StoreError

# Numbers of OpenSSL, x509_vfy.h.
_SELF_SIGNED, _EXPIRED, _NOT_YET, _OTHER_NAME = {18, 19}, {10}, {9}, {62, 63, 64}
_TRUST = "If you trust it, name a file with its certificate in SSL_CERT_FILE."


def is_final(error: Exception) -> bool:
    """Tell whether it would be the same in a moment: a certificate, a name, a closed door, a time that is up."""
    cause = _cause(error)
    if isinstance(cause, ConnectionRefusedError | TimeoutError | socket.gaierror | ssl.SSLCertVerificationError):
        return True
    if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
        return True
    return isinstance(cause, http.client.HTTPException) and not isinstance(cause, ConnectionError)


def told(address: str, error: Exception) -> StoreError:
    """Return the error that a reader is shown."""
    cause = _cause(error)
    if isinstance(cause, TimeoutError):
        return StoreError(f"{address} did not answer in time.", hint="Raise the limit with --timeout SECONDS.")
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _untrusted(address, cause)
    if isinstance(cause, ssl.SSLError):
        reason = (cause.reason or str(cause)).replace("_", " ").lower()
        return StoreError(f"{address} does not speak TLS ({reason}).", hint="Perhaps its address begins with http://")
    if isinstance(cause, socket.gaierror):
        return StoreError(f"{address} cannot be reached: no server of that name is known.", hint="Check the address.")
    if isinstance(cause, ConnectionRefusedError):
        return StoreError(
            f"{address} cannot be reached: the connection is refused.",
            hint="Check the address and that the server runs.",
        )
    if isinstance(cause, http.client.HTTPException) and not isinstance(cause, ConnectionError):
        return StoreError(f"{address} does not answer as a web server does.", hint="Check the address and its port.")
    if isinstance(cause, ConnectionError):
        return StoreError(f"{address} broke off the connection: {_said(cause)}.", hint="Try later.")
    return StoreError(
        f"{address} cannot be reached: {_said(cause)}.", hint="Check the address and that the server runs."
    )


def _untrusted(address: str, cause: ssl.SSLCertVerificationError) -> StoreError:
    number = cause.verify_code
    if number in _SELF_SIGNED:
        return StoreError(f"The certificate of {address} is self-signed, so it proves nothing.", hint=_TRUST)
    if number in _EXPIRED:
        return StoreError(f"The certificate of {address} has expired.", hint="Tell who keeps the server.")
    if number in _NOT_YET:
        return StoreError(f"The certificate of {address} is not valid yet.", hint="Check the clock of this machine.")
    if number in _OTHER_NAME:
        return StoreError(
            f"The certificate of {address} is for another host: {cause.verify_message.rstrip('.')}.",
            hint="Give the address by the name that the certificate has.",
        )
    return StoreError(f"The certificate of {address} cannot be verified: {cause.verify_message}.", hint=_TRUST)


def _cause(error: Exception) -> BaseException:
    reason = getattr(error, "reason", None)
    return reason if isinstance(error, urllib.error.URLError) and isinstance(reason, BaseException) else error


def _said(cause: BaseException) -> str:
    text = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return str(text)[:200].rstrip(".")
