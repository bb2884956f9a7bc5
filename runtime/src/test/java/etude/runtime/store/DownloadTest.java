package etude.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine that behaves as the tests want. */
class DownloadTest {

    private static final long MOST = 1 << 20;
    private static final byte[] CONTENT = content();

    @TempDir
    Path folder;

    private HttpServer server;
    private final List<String> ranges = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static byte[] content() {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private URI at(String path, Answer answer) {
        server.createContext(path, exchange -> {
            ranges.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
            try (exchange) {
                answer.give(exchange);
            }
        });
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static int start(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    }

    /** A server that goes on from any byte. */
    private static void whole(HttpExchange exchange) throws IOException {
        send(exchange, start(exchange), CONTENT.length);
    }

    /** Promises everything from a byte on, but gives only what is before another. */
    private static void send(HttpExchange exchange, int from, int to) throws IOException {
        if (from > 0) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, CONTENT.length - from);
        exchange.getResponseBody().write(CONTENT, from, to - from);
        exchange.getResponseBody().flush();
    }

    private static PublishedFile file(URI address) throws Exception {
        return new PublishedFile(address, "models/best.pth", CONTENT.length, Optional.of(sha256(CONTENT)));
    }

    private Path part() {
        return folder.resolve("x.part");
    }

    private void download(PublishedFile file) throws IOException {
        new Download(file, part(), MOST, Progress.silent()).run();
    }

    @Test
    void aFileIsFetchedAndItsProgressTold() throws Exception {
        List<Long> heard = new ArrayList<>();
        PublishedFile file = file(at("/a", DownloadTest::whole));
        new Download(file, part(), MOST, (done, total) -> {
                    assertThat(total).isEqualTo(CONTENT.length);
                    heard.add(done);
                    return true;
                })
                .run();
        assertThat(part()).hasBinaryContent(CONTENT);
        assertThat(heard).isSorted().endsWith((long) CONTENT.length);
        assertThat(ranges).containsExactly("null");
    }

    @Test
    void aDownloadThatWasEndedGoesOnFromThere() throws Exception {
        PublishedFile file = file(at("/a", DownloadTest::whole));
        Download ended = new Download(file, part(), MOST, (done, total) -> false);
        assertThatThrownBy(ended::run).isInstanceOf(CancellationException.class).hasMessageContaining("goes on");
        long had = Files.size(part());
        assertThat(had).isBetween(1L, CONTENT.length - 1L);
        download(file);
        assertThat(part()).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly("null", "bytes=" + had + "-");
    }

    @Test
    void aConnectionThatIsCutIsTakenUpAgain() throws Exception {
        download(file(at("/a", exchange -> {
            int from = start(exchange);
            send(exchange, from, from == 0 ? 100_000 : CONTENT.length);
        })));
        assertThat(part()).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly("null", "bytes=100000-");
    }

    @Test
    void aConnectionThatIsCutAgainAndAgainIsGivenUpButKept() throws Exception {
        PublishedFile file = file(at("/a", exchange -> send(exchange, start(exchange), start(exchange) + 10_000)));
        assertThatThrownBy(() -> download(file)).hasMessageContaining("cut off after 30000 bytes");
        assertThat(part()).hasBinaryContent(Arrays.copyOf(CONTENT, 30_000));
    }

    @Test
    void aServerThatCannotGoOnGivesTheFileAnew() throws Exception {
        Files.write(part(), Arrays.copyOf(CONTENT, 5_000));
        download(file(at("/a", exchange -> send(exchange, 0, CONTENT.length))));
        assertThat(part()).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly("bytes=5000-");
    }

    @Test
    void aPartThatTheServerDoesNotKnowIsForgotten() throws Exception {
        Files.write(part(), new byte[5_000]);
        download(file(at("/a", exchange -> {
            if (start(exchange) > 0) {
                exchange.sendResponseHeaders(416, -1);
            } else {
                whole(exchange);
            }
        })));
        assertThat(part()).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly("bytes=5000-", "null");
    }

    @Test
    void aPartOfAnotherFileIsFoundByTheDigestAndNotKept() throws Exception {
        Files.write(part(), new byte[5_000]);
        PublishedFile file = file(at("/a", DownloadTest::whole));
        assertThatThrownBy(() -> download(file)).hasMessageContaining("is not what was published");
        assertThat(part()).doesNotExist();
        download(file);
        assertThat(part()).hasBinaryContent(CONTENT);
    }

    @Test
    void aFileThatIsNotWhatWasPublishedIsRefused() throws Exception {
        URI address = at("/a", DownloadTest::whole);
        PublishedFile other = new PublishedFile(address, "a", CONTENT.length, Optional.of("00".repeat(32)));
        assertThatThrownBy(() -> download(other)).hasMessageContaining("another SHA-256");
        assertThat(part()).doesNotExist();
    }

    @Test
    void moreThanWasPublishedIsNotTaken() throws Exception {
        URI honest = at("/a", DownloadTest::whole);
        PublishedFile small = new PublishedFile(honest, "a", 1000, Optional.of("00".repeat(32)));
        assertThatThrownBy(() -> download(small)).hasMessageContaining("more than the 1000 bytes");
        URI endless = at("/b", exchange -> {
            exchange.sendResponseHeaders(200, 0); // chunked, without a length
            exchange.getResponseBody().write(CONTENT);
        });
        PublishedFile unknown = new PublishedFile(endless, "b", 0, Optional.empty());
        assertThatThrownBy(() -> new Download(unknown, part(), 1000, Progress.silent()).run())
                .hasMessageContaining("more than the 1000 bytes");
        assertThat(Files.size(part())).isLessThanOrEqualTo(1000);
    }

    @Test
    void aFileOfUnknownSizeIsTakenWhole() throws Exception {
        Files.write(part(), new byte[5_000]);
        download(new PublishedFile(at("/a", DownloadTest::whole), "a", 0, Optional.empty()));
        assertThat(part()).hasBinaryContent(CONTENT);
    }

    @Test
    void redirectionsAreFollowed() throws Exception {
        at("/new", DownloadTest::whole);
        download(file(at("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", "/new");
            exchange.sendResponseHeaders(302, -1);
        })));
        assertThat(part()).hasBinaryContent(CONTENT);
    }

    @Test
    void aCircleOfRedirectionsEnds() throws Exception {
        PublishedFile file = file(at("/a", exchange -> {
            exchange.getResponseHeaders().add("Location", "/a");
            exchange.sendResponseHeaders(302, -1);
        }));
        assertThatThrownBy(() -> download(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatIsGoneSaysWhatToDo() throws Exception {
        PublishedFile file = file(at("/a", exchange -> exchange.sendResponseHeaders(404, -1)));
        assertThatThrownBy(() -> download(file)).hasMessageContainingAll("status 404", "--from");
    }

    @Test
    void aPlaceThatCannotBeReachedSaysWhatToDo() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        PublishedFile file = file(URI.create("http://127.0.0.1:" + free + "/x"));
        assertThatThrownBy(() -> download(file))
                .isInstanceOf(OfflineException.class)
                .hasMessageContainingAll("cannot be reached", "--from");
    }

    @Test
    void aFileIsNotFetchedAnewWhileItIsUsed() throws Exception {
        PublishedFile file = new PublishedFile(at("/a", DownloadTest::whole), "a", 0, Optional.empty());
        new Download(file, part(), MOST, Progress.silent()).run(whole -> {
            assertThatThrownBy(() -> download(file)).hasMessageContaining("downloaded already");
            assertThat(whole).hasBinaryContent(CONTENT);
        });
        download(file);
        assertThat(part()).hasBinaryContent(CONTENT);
    }

    @Test
    void aServerDoesNotLeadToFilesOfThisMachine() throws Exception {
        Path secret = Files.write(folder.resolve("secret"), CONTENT);
        PublishedFile file = file(at("/a", exchange -> {
            exchange.getResponseHeaders().add("Location", secret.toUri().toString());
            exchange.sendResponseHeaders(302, -1);
        }));
        assertThatThrownBy(() -> download(file)).isInstanceOf(IOException.class);
        assertThat(part()).isEmptyFile();
    }

    @Test
    void twoDownloadsOfTheSameFileDoNotMeet() throws Exception {
        PublishedFile file = file(at("/a", DownloadTest::whole));
        Download first = new Download(file, part(), MOST, (done, total) -> {
            assertThatThrownBy(() -> download(file)).hasMessageContaining("downloaded already");
            return true;
        });
        first.run();
        assertThat(part()).hasBinaryContent(CONTENT);
    }
}
