@echo off
rem Etude's command line on Windows. Builds Etude once, says so, and runs it; delete cli\target to build it again.
rem ETUDE_JAVA_OPTS: options for the Java machine, for example -Xmx2g.
setlocal
set "ETUDE_DIR=%~dp0"
set "ETUDE_APP=%ETUDE_DIR%cli\target\app"
set "ETUDE_JAVA=java"
if defined JAVA_HOME set "ETUDE_JAVA=%JAVA_HOME%\bin\java"

if exist "%ETUDE_APP%\stamp" goto run

"%ETUDE_JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo etude: found no Java. Install a JDK 17 or newer and put it on the PATH, or name it by JAVA_HOME. 1>&2
    exit /b 1
)
where mvn >nul 2>&1
if errorlevel 1 (
    echo etude: found no Maven. Install Maven 3.8 or newer and put mvn on the PATH. 1>&2
    exit /b 1
)
echo Building Etude, once: one or two minutes. Maven fetches what it does not have yet, at most 90 MB. 1>&2
pushd "%ETUDE_DIR%"
call mvn -q -B -pl cli -am -Dfast -Dmaven.test.skip=true package 1>&2
if errorlevel 1 (
    popd
    echo etude: the build failed; Maven's words are above. The first build needs a network, later ones do not. 1>&2
    exit /b 1
)
popd

:run
"%ETUDE_JAVA%" -XX:+UseSerialGC -Djava.awt.headless=true %ETUDE_JAVA_OPTS% -jar "%ETUDE_APP%\etude.jar" %*
exit /b %ERRORLEVEL%
