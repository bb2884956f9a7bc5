package etude.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file, given to FFmpeg through a Java channel: FFmpeg never sees a name, so there is no protocol, no
 * playlist and no other file that it could open, and names may hold any character. Work is bounded: a demuxer that reads in
 * circles is stopped.
 */
final class FileBytes implements AutoCloseable {

    static {
        Natives.load();
    }

    private static final int BUFFER = 1 << 16;
    private static final int WHENCE_SIZE = 0x10000;
    private static final int WHENCE_FORCE = 0x20000;

    /** A JavaCPP callback class has few instances, so one serves all files; the opaque pointer says which file is meant. */
    private static final Map<Long, FileBytes> OPEN = new ConcurrentHashMap<>();

    private static final AtomicLong NEXT_ID = new AtomicLong(1);
    private static final Reader READER = new Reader();
    private static final Writer WRITER = new Writer();
    private static final Seeker SEEKER = new Seeker();

    private final long id = NEXT_ID.getAndIncrement();
    private final FileChannel channel;
    private final AVIOContext context;
    private final long size;
    private final boolean writing;
    private long position;
    private long budget;
    private HeaderLimit.@Nullable Tally header;
    private @Nullable IOException failure;
    private boolean closed;

    private FileBytes(FileChannel channel, boolean writing) throws IOException {
        this.channel = channel;
        this.writing = writing;
        this.size = channel.size();
        this.budget = 64 * size + (256L << 20);
        OPEN.put(id, this);
        BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER));
        context = avformat.avio_alloc_context(
                buffer,
                BUFFER,
                writing ? 1 : 0,
                new Handle(id),
                writing ? null : READER,
                writing ? WRITER : null,
                SEEKER);
    }

    /** Opens a file to read. */
    static FileBytes read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isRegularFile(path)) {
            throw new AudioFormatException(
                    "'" + path + "' is " + (Files.isDirectory(path) ? "a folder" : "not a regular file")
                            + "; audio is read from regular files only: name the file itself.");
        }
        if (Files.size(path) == 0) {
            throw new AudioFormatException("'" + path
                    + "' is empty (0 bytes); an audio file has at least a header: fetch or export it again.");
        }
        return open(path);
    }

    /** Takes an empty file to write. */
    static FileBytes write(FileChannel channel) throws IOException {
        return new FileBytes(channel, true);
    }

    private static FileBytes open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new FileBytes(channel, false);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What FFmpeg reads from or writes to. */
    AVIOContext context() {
        return context;
    }

    /** Bytes in the file when it was opened. */
    long size() {
        return size;
    }

    /** The file itself, for looking at its bytes; the position of the channel is not used. */
    FileChannel channel() {
        return channel;
    }

    /** What FFmpeg does from now on is for the headers, and limited. */
    void headerBegins(HeaderLimit limit) {
        header = new HeaderLimit.Tally(limit, size);
    }

    /** The headers are known. */
    void headerEnds() {
        header = null;
    }

    /** Throws what went wrong in the file system, or in going round in circles, where FFmpeg only saw an error number. */
    void check() throws IOException {
        if (failure != null) {
            IOException cause = failure;
            failure = null;
            throw cause;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (writing) {
            avformat.avio_flush(context);
        }
        avutil.av_free(context.buffer());
        avformat.avio_context_free(context);
        OPEN.remove(id);
        channel.close();
        check();
    }

    private int transfer(BytePointer buffer, int length) {
        try {
            ByteBuffer bytes = new BytePointer(buffer).capacity(length).asByteBuffer();
            int done = 0;
            if (writing) {
                while (bytes.hasRemaining()) {
                    done += channel.write(bytes, position + done);
                }
            } else {
                spend(length);
                done = read(bytes, length);
                if (done < 0) {
                    return Av.END;
                }
            }
            position += done;
            return done;
        } catch (IOException | RuntimeException e) {
            return fail(e);
        }
    }

    private void spend(int length) throws AudioFormatException {
        budget -= length;
        if (budget < 0) {
            throw new AudioFormatException("the file makes its reader go round in circles (more than 64 times its "
                    + size + " bytes were read); its index is damaged: convert or fetch it again.");
        }
    }

    private int read(ByteBuffer bytes, int length) throws IOException {
        HeaderLimit.Tally counted = header;
        if (counted == null) {
            return channel.read(bytes, position);
        }
        counted.asked(length);
        int done = channel.read(bytes, position);
        counted.answered();
        return done;
    }

    private int fail(Exception e) {
        if (failure == null) {
            failure = e instanceof IOException io ? io : new IOException(e);
        }
        return avutil.AVERROR_EXTERNAL();
    }

    private long seek(long offset, int whence) {
        try {
            if ((whence & WHENCE_SIZE) != 0) {
                return writing ? channel.size() : size;
            }
            long target = switch (whence & ~WHENCE_FORCE) {
                case 0 -> offset;
                case 1 -> position + offset;
                default -> (writing ? channel.size() : size) + offset;
            };
            spend(writing ? 0 : 64);
            if (header != null) {
                header.asked(0);
            }
            if (target < 0) {
                return -22;
            }
            position = target;
            return position;
        } catch (IOException | RuntimeException e) {
            return fail(e);
        }
    }

    private static @Nullable FileBytes of(Pointer opaque) {
        return OPEN.get(opaque.address());
    }

    /** A number that FFmpeg carries for us as if it were an address. */
    private static final class Handle extends Pointer {
        Handle(long id) {
            address = id;
        }
    }

    private static final class Reader extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int length) {
            FileBytes file = of(opaque);
            return file == null ? avutil.AVERROR_EXTERNAL() : file.transfer(buffer, length);
        }
    }

    private static final class Writer extends Write_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int length) {
            FileBytes file = of(opaque);
            return file == null ? avutil.AVERROR_EXTERNAL() : file.transfer(buffer, length);
        }
    }

    private static final class Seeker extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            FileBytes file = of(opaque);
            return file == null ? avutil.AVERROR_EXTERNAL() : file.seek(offset, whence);
        }
    }
}
