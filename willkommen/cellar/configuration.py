"""What the embedded PostgreSQL is told: durable, in UTC, fit for a small machine, and silent about people."""

from collections.abc import Mapping

SETTINGS: Mapping[str, str] = {
    # only this machine, by a file
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_directories": "../socket",  # from the data folder: short, and not bound to where the house lies
    "unix_socket_permissions": "0777",  # who may enter is decided by passwords
    "password_encryption": "scram-sha-256",
    "max_connections": "120",
    # a confirmed booking survives a power cut (asserted by durability.py)
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    # a small machine with a fast disk
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "wal_compression": "pglz",
    "min_wal_size": "80MB",
    "max_wal_size": "512MB",
    "random_page_cost": "1.1",
    "jit": "off",
    # one clock and one way to write it
    "timezone": "UTC",
    "log_timezone": "UTC",
    "datestyle": "iso, ymd",
    # a week of logs, a file a day, without a word that a person wrote: no statements, parameters, keys or values
    "logging_collector": "on",
    "log_directory": "../log",
    "log_filename": "server-%u.log",
    "log_file_mode": "0600",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
    "log_statement": "none",
    "log_min_messages": "log",  # errors of statements quote values; the caller gets them, this log does not
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}


def text(extra: Mapping[str, str]) -> str:
    """The whole postgresql.conf; `extra` wins over SETTINGS, and ALTER SYSTEM wins over both."""
    head = "# Written anew at every start of the house. Own settings: ALTER SYSTEM SET …, which outlive this file.\n"
    lines = (f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in {**SETTINGS, **extra}.items())
    return head + "".join(lines)
