@echo off
rem Etude's command line on Windows. Builds Etude once, says so, and runs it; delete the folders target to build it again.
rem What listens with networks, and what learns, is built when one of its verbs is first used, and then it serves all verbs.
rem ETUDE_JAVA_OPTS: options for the Java machine, for example -Xmx2g.
setlocal
set "ETUDE_DIR=%~dp0"
set "ETUDE_ROOM=cli"
if "%~1"=="models" set "ETUDE_ROOM=listen"
if "%~1"=="tag" set "ETUDE_ROOM=listen"
if "%~1"=="dataset" set "ETUDE_ROOM=learn"
if "%~1"=="runs" set "ETUDE_ROOM=learn"
if "%~1"=="train" set "ETUDE_ROOM=train"
if "%~1"=="train" if /i not "%PROCESSOR_ARCHITECTURE%"=="AMD64" set "ETUDE_ROOM=learn"
if "%ETUDE_ROOM%"=="cli" if exist "%ETUDE_DIR%listen\target\app\stamp" set "ETUDE_ROOM=listen"
if "%ETUDE_ROOM%"=="listen" if exist "%ETUDE_DIR%learn\target\app\stamp" set "ETUDE_ROOM=learn"
if "%ETUDE_ROOM%"=="cli" if exist "%ETUDE_DIR%learn\target\app\stamp" set "ETUDE_ROOM=learn"
if exist "%ETUDE_DIR%train\target\app\stamp" set "ETUDE_ROOM=train"
set "ETUDE_SIZE=at most 90 MB"
set "ETUDE_LATER=models tag dataset runs train"
if "%ETUDE_ROOM%"=="listen" set "ETUDE_LATER=dataset runs train"
if "%ETUDE_ROOM%"=="listen" set "ETUDE_SIZE=at most 150 MB, ONNX Runtime among it"
if "%ETUDE_ROOM%"=="learn" set "ETUDE_LATER="
if "%ETUDE_ROOM%"=="learn" set "ETUDE_SIZE=at most 155 MB, ONNX Runtime among it"
if "%ETUDE_ROOM%"=="train" set "ETUDE_LATER="
if "%ETUDE_ROOM%"=="train" set "ETUDE_SIZE=at most 450 MB, the training engine among it"
set "ETUDE_APP=%ETUDE_DIR%%ETUDE_ROOM%\target\app"
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
echo Building Etude, once: one or two minutes. Maven fetches what it does not have yet, %ETUDE_SIZE%. 1>&2
pushd "%ETUDE_DIR%"
call mvn -q -B -pl %ETUDE_ROOM% -am -Dfast -Dmaven.test.skip=true package 1>&2
if errorlevel 1 (
    popd
    echo etude: the build failed; Maven's words are above. The first build needs a network, later ones do not. 1>&2
    exit /b 1
)
popd

:run
"%ETUDE_JAVA%" -XX:+UseSerialGC -Djava.awt.headless=true "-Detude.later=%ETUDE_LATER%" %ETUDE_JAVA_OPTS% -jar "%ETUDE_APP%\etude.jar" %*
exit /b %ERRORLEVEL%
