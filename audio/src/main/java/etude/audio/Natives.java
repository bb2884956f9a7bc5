package etude.audio;

import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's libraries: where they are unpacked, loading them once, and keeping them quiet and modest. */
public final class Natives {

    private static final String CACHE = "org.bytedeco.javacpp.cachedir";
    private static final String MEMORY = "org.bytedeco.javacpp.maxPhysicalBytes";

    /** No single block of native memory may be larger, whatever a header says. */
    private static final long LARGEST_BLOCK = 256L << 20;

    private Natives() {}

    /**
     * Loads the libraries, unpacking them first where that was not done.
     *
     * @throws UnsatisfiedLinkError if there are none for this machine
     */
    public static void load() {
        Once.READY.run();
    }

    /** FFmpeg's version. */
    public static String version() {
        load();
        return avutil.av_version_info().getString();
    }

    /** Whether this build of FFmpeg can encode with a codec, by FFmpeg's name. */
    public static boolean canEncode(String codec) {
        load();
        return avcodec.avcodec_find_encoder_by_name(codec) != null;
    }

    /** Whether this build of FFmpeg can decode a codec, by FFmpeg's name. */
    public static boolean canDecode(String codec) {
        load();
        return avcodec.avcodec_find_decoder_by_name(codec) != null;
    }

    /**
     * Where the libraries are unpacked: JavaCPP's own setting, else {@code $ETUDE_HOME/cache/natives}, else the user's folder
     * for caches. JavaCPP falls back to the folder for temporary files where none of them can be written.
     */
    public static Path cacheDirectory() {
        String set = System.getProperty(CACHE);
        return set != null && !set.isBlank() ? Path.of(set) : ownCache().resolve("natives");
    }

    private static Path ownCache() {
        String home = System.getenv("ETUDE_HOME");
        if (home != null && !home.isBlank()) {
            return Path.of(home, "cache");
        }
        String user = System.getProperty("user.home", ".");
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return Path.of(user, "Library", "Caches", "etude");
        }
        String base = System.getenv(os.contains("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        return base != null && !base.isBlank() ? Path.of(base, "etude") : Path.of(user, ".cache", "etude");
    }

    private static final class Once {

        static final Runnable READY = start();

        private static Runnable start() {
            System.setProperty(CACHE, cacheDirectory().toString());
            if (System.getProperty(MEMORY) == null) {
                System.setProperty(MEMORY, "0");
            }
            Loader.load(avutil.class);
            Loader.load(avcodec.class);
            Loader.load(avformat.class);
            avutil.av_max_alloc(LARGEST_BLOCK);
            NativeLog.install();
            return () -> {};
        }
    }
}
