@echo off
rem Runs the Maven named in .mvn\wrapper\maven-wrapper.properties; see mvnw, of which this is the Windows edition.
setlocal
set "MVNW_PROJECT=%~dp0"
for /f "usebackq tokens=1,* delims==" %%a in ("%~dp0.mvn\wrapper\maven-wrapper.properties") do set "MVNW_%%a=%%b"
if not defined MVNW_DISTRIBUTION_URL set "MVNW_DISTRIBUTION_URL=%MVNW_distributionUrl%"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "MVNW_DIST=%MAVEN_USER_HOME%\wrapper\dists\apache-maven-%MVNW_mavenVersion%-bin"
set "MVNW_MVN=%MVNW_DIST%\apache-maven-%MVNW_mavenVersion%\bin\mvn.cmd"
if exist "%MVNW_MVN%" goto run

echo mvnw: downloading Maven %MVNW_mavenVersion%, this once 1>&2
powershell -NoProfile -Command ^
  "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
  "New-Item -ItemType Directory -Force $env:MVNW_DIST | Out-Null;" ^
  "$tar = Join-Path $env:MVNW_DIST 'maven.tar.gz';" ^
  "Invoke-WebRequest -UseBasicParsing $env:MVNW_DISTRIBUTION_URL -OutFile $tar;" ^
  "if ((Get-FileHash -Algorithm SHA512 $tar).Hash -ne $env:MVNW_distributionSha512Sum) { Remove-Item $tar; throw 'checksum differs' };" ^
  "tar -xzf $tar -C $env:MVNW_DIST; if ($LASTEXITCODE) { throw 'tar failed' }; Remove-Item $tar"
if not errorlevel 1 goto run

where mvn >nul 2>nul
if errorlevel 1 (
  echo mvnw: could not get Maven %MVNW_mavenVersion% from %MVNW_DISTRIBUTION_URL%, and there is no mvn on the PATH. Install Maven 3.8 or newer. 1>&2
  exit /b 1
)
echo mvnw: could not get Maven %MVNW_mavenVersion% from %MVNW_DISTRIBUTION_URL%, so the mvn on the PATH is used 1>&2
set "MVNW_MVN=mvn"

:run
call "%MVNW_MVN%" %*
exit /b %ERRORLEVEL%
