-- Run once by the postgres image on an empty volume: the two roles and the database.
-- The owner migrates; the application has no rights but those that the migrations grant it.
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD

CREATE ROLE mot_cua_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE mot_cua_app LOGIN PASSWORD :'app_password';
CREATE DATABASE mot_cua OWNER mot_cua_owner TEMPLATE template0 ENCODING 'UTF8'
  LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE CONNECT, TEMPORARY ON DATABASE mot_cua FROM PUBLIC;
GRANT CONNECT ON DATABASE mot_cua TO mot_cua_app;
