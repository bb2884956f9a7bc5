package etude.runtime.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A file behind an address, from any byte on. */
final class HttpSource {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PublishedFile file;
    private final HttpClient client;

    HttpSource(PublishedFile file) {
        this.file = file;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .proxy(ProxySelector.getDefault())
                .build();
    }

    /** The connection was cut before the end. */
    static final class CutException extends IOException {
        private static final long serialVersionUID = 1;

        CutException(IOException cause) {
            super(cause);
        }
    }

    /**
     * The file from some byte on, or from its beginning where only that can be had.
     *
     * @throws OfflineException if the address cannot be reached
     * @throws IOException if there is no such file
     */
    Body from(long byteNumber) throws IOException {
        HttpResponse<InputStream> response = send(byteNumber);
        int status = response.statusCode();
        if (status == OK) {
            return new Body(response, 0);
        }
        if (status == PARTIAL && starts(response, byteNumber)) {
            return new Body(response, byteNumber);
        }
        response.body().close();
        if (byteNumber > 0 && (status == PARTIAL || status == NOT_SATISFIABLE)) {
            return from(0);
        }
        throw new IOException(file.address() + " answers with status " + status
                + ": the file is not there. It may have moved; give a folder that has it with --from.");
    }

    private static boolean starts(HttpResponse<?> response, long from) {
        return response.headers()
                .firstValue("Content-Range")
                .map(range -> range.startsWith("bytes " + from + "-"))
                .orElse(false);
    }

    private HttpResponse<InputStream> send(long from) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(file.address()).timeout(PATIENCE).header("User-Agent", "etude");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException | HttpConnectTimeoutException | UnknownHostException e) {
            throw new OfflineException(
                    file.address().getHost() + " cannot be reached; is there a connection? Without one, get "
                            + file.address() + " on another machine and give the folder that it is in with --from.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The download of " + file.name() + " was interrupted.", e);
        } catch (IOException e) {
            throw new CutException(e);
        }
    }

    /** What is being received; a server that falls silent is given up. */
    static final class Body implements Closeable {

        private final InputStream in;
        private final long from;
        private final long end;
        private final ScheduledThreadPoolExecutor watch;
        private volatile long heard = System.nanoTime();

        private Body(HttpResponse<InputStream> response, long from) {
            this.in = response.body();
            this.from = from;
            long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            this.end = length < 0 ? -1 : from + length;
            this.watch = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "etude download watch");
                thread.setDaemon(true);
                return thread;
            });
            watch.scheduleWithFixedDelay(this::giveUpOnSilence, 1, 1, TimeUnit.SECONDS);
        }

        private void giveUpOnSilence() {
            if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                try {
                    in.close();
                } catch (IOException e) {
                    System.getLogger(Body.class.getName()).log(System.Logger.Level.DEBUG, "left open", e);
                }
            }
        }

        /** The first byte that it gives. */
        long from() {
            return from;
        }

        /** Bytes that the whole file has, as the server says; -1 where it does not. */
        long end() {
            return end;
        }

        /** As {@link InputStream#read(byte[])}. */
        int read(byte[] block) throws IOException {
            try {
                int n = in.read(block);
                heard = System.nanoTime();
                return n;
            } catch (IOException e) {
                throw new CutException(e);
            }
        }

        @Override
        public void close() throws IOException {
            watch.shutdownNow();
            in.close();
        }
    }
}
