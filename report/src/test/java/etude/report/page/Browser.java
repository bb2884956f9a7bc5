package etude.report.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium without a window, driven by the WebDriver protocol; it talks to nobody but the test. */
final class Browser implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String address;
    private String session = "";

    private Browser(Process driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /** Why there is no browser to test with; empty where there is one. */
    static Optional<String> missing() {
        if (find("chromedriver").isEmpty()) {
            return Optional.of("needs a browser: no chromedriver on the PATH (package chromium-driver)");
        }
        return chromium().isEmpty()
                ? Optional.of("needs a browser: no chromium on the PATH (package chromium)")
                : Optional.empty();
    }

    static Browser start(Path profile, int width, int height) throws IOException {
        Path program = find("chromedriver").orElseThrow();
        Process driver = new ProcessBuilder(program.toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        var output = new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        for (String line; (line = output.readLine()) != null; ) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                var browser = new Browser(driver, "http://127.0.0.1:" + port.group(1));
                browser.open(profile, width, height);
                return browser;
            }
        }
        throw new IOException("chromedriver did not start");
    }

    private void open(Path profile, int width, int height) {
        List<String> flags = List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--mute-audio",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height);
        Map<String, Object> options =
                Map.of("args", flags, "binary", chromium().orElseThrow().toString());
        Map<String, Object> wanted = Map.of(
                "browserName", "chrome", "goog:chromeOptions", options, "goog:loggingPrefs", Map.of("browser", "ALL"));
        JsonNode answer = post("/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)));
        session = "/session/" + answer.get("sessionId").asString();
    }

    void go(Path page) {
        post(session + "/url", Map.of("url", page.toUri().toString()));
    }

    /** What an expression of JavaScript gives, evaluated in the page. */
    JsonNode eval(String expression) {
        return post(session + "/execute/sync", Map.of("script", "return " + expression, "args", List.of()));
    }

    /** A width as of a small phone, below what windows can have. */
    void width(int width, int height) {
        Map<String, Object> metrics = Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true);
        post(session + "/goog/cdp/execute", Map.of("cmd", "Emulation.setDeviceMetricsOverride", "params", metrics));
    }

    /** What the browser's console says. */
    List<String> log() {
        return post(session + "/se/log", Map.of("type", "browser"))
                .valueStream()
                .map(entry -> entry.get("message").asString())
                .toList();
    }

    private JsonNode post(String path, Map<String, ?> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                    .timeout(Duration.ofSeconds(60))
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(answer.body()).get("value");
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " gave " + value);
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> find(name).stream())
                .findFirst();
    }

    private static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + session))
                    .timeout(Duration.ofSeconds(20))
                    .DELETE()
                    .build();
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            driver.descendants().forEach(ProcessHandle::destroy);
            driver.destroy();
        }
    }
}
