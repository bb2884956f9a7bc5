package etude.audio;

import etude.audio.AudioWarning.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the end of a file shows: whether the sound that came out is the sound that the file promised. */
final class Verdict {

    /** Encoder delay and padding of the lossy codecs that are not told apart by every container: two frames. */
    private static final int LOSSY_TOLERANCE = 2 * 1152;

    /** An mp3 that tells its delay and padding tells its length to the sample; time stamps of FFmpeg may round. */
    private static final int GAPLESS_TOLERANCE = 8;

    private final AudioInfo info;
    private final Demuxer demuxer;
    private final DecodeTally tally;
    private final long decoded;
    private final List<AudioWarning> warnings = new ArrayList<>();

    /** @param decoded samples of each channel that came out */
    Verdict(AudioInfo info, Demuxer demuxer, DecodeTally tally, long decoded) {
        this.info = info;
        this.demuxer = demuxer;
        this.tally = tally;
        this.decoded = decoded;
    }

    /** All that is amiss. */
    List<AudioWarning> reach(@Nullable RiffHeader riff, @Nullable FlacCheck flac) throws IOException {
        damage();
        duration();
        promise();
        if (riff != null) {
            riff(riff);
        }
        if (flac != null) {
            String fault = flac.fault();
            if (fault != null) {
                add(Kind.CORRUPT, "The FLAC stream is damaged or was made badly: %s.", fault);
            }
        }
        if (info.container().equals("mp3")) {
            mpeg(MpegScan.of(demuxer.file()));
        }
        if (info.container().equals("ogg")) {
            String fault = OggEnd.fault(demuxer.file());
            if (fault != null) {
                cut(fault);
            }
        }
        if (decoded == 0) {
            add(Kind.CONTENT, "The file holds no samples at all.");
        }
        return warnings;
    }

    private void damage() {
        if (tally.stoppedEarly()) {
            add(Kind.CORRUPT, "Reading stopped at %.3f s: %s.", seconds(decoded), Av.error(tally.endCode()));
        }
        if (tally.damagedPackets() > 0 || tally.complaints() > 0) {
            add(
                    Kind.CORRUPT,
                    "%d of %d packets are damaged and the decoder complained %d times; first: %s.",
                    tally.damagedPackets(),
                    tally.packets(),
                    tally.complaints(),
                    tally.firstComplaint() == null ? "corrupt packet" : tally.firstComplaint());
        }
    }

    private void duration() {
        if (info.declaredDuration().isEmpty() || info.durationIsEstimate()) {
            return;
        }
        double declared = info.declaredDuration().getAsDouble();
        double missing = declared * info.sampleRate() - decoded;
        if (missing > tolerance()) {
            add(
                    Kind.TRUNCATED,
                    "Expected %.3f s by the header, found %.3f s: the file is cut or damaged.",
                    declared,
                    seconds(decoded));
        } else if (missing < -tolerance()) {
            add(
                    Kind.DURATION,
                    "Expected %.3f s by the header, found %.3f s: the header is wrong, or the file was joined of several.",
                    declared,
                    seconds(decoded));
        }
    }

    /** Packets say how long they are; a decoder may leave some out without a word. */
    private void promise() {
        long missing = tally.promised(demuxer.stream(), info.sampleRate()) - decoded;
        if (missing > LOSSY_TOLERANCE && clean()) {
            add(
                    Kind.CORRUPT,
                    "The %d packets hold %.3f s more than the decoder gave (%.3f s): some are damaged.",
                    tally.packets(),
                    seconds(missing),
                    seconds(decoded));
        }
    }

    private void riff(RiffHeader header) {
        if (header.contradiction() != null) {
            add(Kind.HEADER, "The header contradicts itself: %s. It may be damaged.", header.contradiction());
        }
        if (header.missingBytes() > 0) {
            cut(header.missingBytes() + " bytes are missing");
        }
        if (header.streamed()) {
            add(
                    Kind.DURATION,
                    "The header does not say how long the sound is, as streaming programs leave it: found %.3f s, and whether "
                            + "that is all cannot be known.",
                    seconds(decoded));
        }
    }

    private void mpeg(MpegScan scan) {
        if (scan.holes() > 0) {
            add(
                    Kind.CORRUPT,
                    "%d bytes at %d places, the first at byte %d, are no sound: the file is damaged there.",
                    scan.lostBytes(),
                    scan.holes(),
                    scan.firstHole());
        }
        if (scan.missingBytes() > 0) {
            cut("its last frame lacks " + scan.missingBytes() + " bytes");
        }
        long missing = scan.samples() - decoded - tally.skippedSamples();
        if (missing > LOSSY_TOLERANCE && clean()) {
            add(
                    Kind.CORRUPT,
                    "The %d frames hold %.3f s more than the decoder gave (%.3f s): some are damaged.",
                    scan.frames(),
                    seconds(missing),
                    seconds(decoded));
        }
    }

    private void cut(String reason) {
        if (warnings.stream().noneMatch(warning -> warning.kind() == Kind.TRUNCATED)) {
            add(
                    Kind.TRUNCATED,
                    "The file is cut or damaged at its end: %s. Expected %s, found %.3f s.",
                    reason,
                    info.declaredDuration().isPresent() && !info.durationIsEstimate()
                            ? String.format(
                                    Locale.ROOT,
                                    "%.3f s",
                                    info.declaredDuration().getAsDouble())
                            : "more (it does not say how much)",
                    seconds(decoded));
        }
    }

    private boolean clean() {
        return warnings.stream()
                .noneMatch(warning -> warning.kind() == Kind.TRUNCATED || warning.kind() == Kind.CORRUPT);
    }

    private double tolerance() {
        boolean exact = info.bitsPerSample() > 0 && !info.codec().startsWith("adpcm");
        boolean gapless = info.container().equals("mp3") && tally.skippedSamples() > 0;
        return exact ? 1 : gapless ? GAPLESS_TOLERANCE : LOSSY_TOLERANCE;
    }

    private double seconds(long samples) {
        return (double) samples / info.sampleRate();
    }

    private void add(Kind kind, String format, Object... arguments) {
        warnings.add(new AudioWarning(kind, String.format(Locale.ROOT, format, arguments)));
    }
}
