package etude.runtime;

import ai.onnxruntime.OrtEnvironment;
import etude.io.AtomicFile;
import etude.runtime.store.ModelHome;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's native libraries, unpacked once into the user's cache and not, as ONNX Runtime does by itself, anew for every
 * process: that takes a quarter of a second. Where something else is set, or the cache cannot be written, it does so all the
 * same.
 */
final class EngineLibrary {

    private static final String PLACE = "onnxruntime.native.path";
    private static final String[] NAMES = {"onnxruntime", "onnxruntime4j_jni"};

    private EngineLibrary() {}

    /** Says where the libraries are; before ONNX Runtime is first used. */
    static synchronized void prepare() {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        try {
            Path folder = unpacked(ModelHome.standard().folder().resolveSibling("natives"));
            if (folder != null) {
                System.setProperty(PLACE, folder.toString());
            }
        } catch (IOException e) {
            // Without a cache it works too, only slower.
        }
    }

    /** The folder of this version's libraries, all of them there; null where there are none to unpack. */
    static @Nullable Path unpacked(Path natives) throws IOException {
        Path folder = natives;
        for (String name : NAMES) {
            String file = System.mapLibraryName(name);
            URL packed = OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + system() + "/" + file);
            if (packed == null || !(packed.openConnection() instanceof JarURLConnection connection)) {
                return null;
            }
            JarEntry entry = connection.getJarEntry();
            if (folder.equals(natives)) {
                folder = natives.resolve("onnxruntime-" + Long.toHexString(entry.getCrc()));
            }
            Files.createDirectories(folder);
            unpack(connection, entry, folder.resolve(file));
        }
        return folder;
    }

    private static void unpack(JarURLConnection connection, JarEntry entry, Path target) throws IOException {
        if (Files.isRegularFile(target) && Files.size(target) == entry.getSize() && crc(target) == entry.getCrc()) {
            return;
        }
        try (InputStream in = connection.getInputStream()) {
            AtomicFile.write(target, true, in.readAllBytes());
        }
    }

    private static long crc(Path file) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
            byte[] buffer = new byte[1 << 20];
            while (in.read(buffer) >= 0) {
                // the sum is what counts
            }
            return in.getChecksum().getValue();
        }
    }

    /** ONNX Runtime's name of this machine's system and processor. */
    private static String system() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
        return system + "-" + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
    }
}
