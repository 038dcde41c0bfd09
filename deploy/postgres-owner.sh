#!/bin/sh
# Runs once, when the cluster is made: the site's own account owns one database and nothing else.
set -eu
psql --quiet --set ON_ERROR_STOP=1 --set password="$KLINIK_DB_PASSWORD" \
    --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE klinik LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE klinik OWNER klinik ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE klinik FROM PUBLIC;
SQL
