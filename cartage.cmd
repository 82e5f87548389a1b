@echo off
rem Runs Cartage; see the script `cartage`, of which this is the Windows edition. It builds the jar only if it is missing.
setlocal
set "CARTAGE_JAVA=java"
if defined JAVA_HOME set "CARTAGE_JAVA=%JAVA_HOME%\bin\java"
if exist "%~dp0target\cartage.jar" goto run

echo cartage: building target\cartage.jar; the first time takes a few minutes 1>&2
pushd "%~dp0"
call mvnw.cmd -q -DskipTests -Dquick package 1>&2
set "CARTAGE_BUILD=%ERRORLEVEL%"
popd
if not "%CARTAGE_BUILD%"=="0" exit /b 1

:run
"%CARTAGE_JAVA%" %CARTAGE_JAVA_OPTS% -jar "%~dp0target\cartage.jar" %*
exit /b %ERRORLEVEL%
