package etude.audio;

import static org.assertj.core.api.Assertions.assertThat;

import etude.signal.Waveform;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

    @TempDir
    Path folder;

    /** All that one decoder gave: frames, and what was counted. */
    private record Decoded(List<DecodedFrame> frames, String tally) {

        void isThatOf(Decoded other, String what) {
            assertThat(tally).as(what).isEqualTo(other.tally);
            assertThat(frames).as(what).hasSameSizeAs(other.frames);
            for (int i = 0; i < frames.size(); i++) {
                assertThat(DecodedFrame.same(List.of(frames.get(i)), List.of(other.frames.get(i))))
                        .as("%s, frame %d", what, i)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"audio/essentia/dubstep.mp3", "audio/essentia/hiphop.mp3", "audio/sed/dcase_acoustic_scene.mp3"})
    void anyNumberOfLanesGivesTheBitsOfOneDecoder(String name) throws IOException {
        Path file = TestData.require(name);
        Decoded serial = serial(file);
        for (int cores : new int[] {1, 2, 3, 8}) {
            parallel(file, cores).isThatOf(serial, cores + " lanes");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8000,1,8000",
        "16000,2,32000",
        "22050,1,24000",
        "24000,2,160000",
        "32000,2,48000",
        "44100,1,320000",
        "48000,2,64000"
    })
    void framesOfEverySizeAreDecodedAlikeInLanes(int rate, int channels, int bitRate) throws IOException {
        Path file = written(rate, channels, bitRate);
        parallel(file, 3).isThatOf(serial(file), file.toString());
    }

    @Test
    void aDamagedFileGivesTheSameSoundAndTheSameCounts() throws IOException {
        byte[] whole = Files.readAllBytes(written(32000, 2, 96000));
        for (int seed = 0; seed < 60; seed++) {
            var random = new SplittableRandom(seed);
            byte[] bytes = whole.clone();
            for (int flips = 1 << random.nextInt(9); flips > 0; flips--) {
                bytes[2000 + random.nextInt(bytes.length - 2000)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = Files.write(folder.resolve("damaged.mp3"), bytes);
            parallel(file, 4).isThatOf(serial(file), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"8000,1,8000", "44100,2,192000", "48000,2,320000", "22050,1,56000"})
    void aDecoderThatBeginsMidwayFollowsTheOneBefore(int rate, int channels, int bitRate) throws IOException {
        try (Opened opened = new Opened(written(rate, channels, bitRate));
                PacketQueue packets = PacketQueue.read(opened.decoder, 200);
                Lane first = new Lane(opened.decoder.context(), false);
                Lane second = new Lane(opened.decoder.another(), false)) {
            first.run(packets, 0, 100);
            second.warmUp(packets, Lanes.warmUp(packets, 100), 100);
            second.run(packets, 100, 150);
            assertThat(second.follows(first)).isTrue();
            opened.decoder.goOnWith(second.context());
        }
    }

    @Test
    void aDecoderThatHeardTooLittleDoesNotFollow() throws IOException {
        try (Opened opened = new Opened(written(44100, 2, 192000));
                PacketQueue packets = PacketQueue.read(opened.decoder, 200);
                Lane first = new Lane(opened.decoder.context(), false);
                Lane second = new Lane(opened.decoder.another(), false)) {
            first.run(packets, 0, 100);
            second.warmUp(packets, 99, 100);
            second.run(packets, 100, 150);
            assertThat(second.follows(first)).isFalse();
            opened.decoder.goOnWith(second.context());
        }
    }

    private Path written(int rate, int channels, int bitRate) throws IOException {
        Path file = folder.resolve(rate + "-" + channels + "-" + bitRate + ".mp3");
        float[][] sound = new float[channels][];
        for (int c = 0; c < channels; c++) {
            sound[c] = Signals.noise(12 * rate, rate, 7 + c).channel(0);
        }
        AudioFiles.write(file, Waveform.of(sound, rate), WriteOptions.of(Encoding.mp3(bitRate)));
        return file;
    }

    private static Decoded serial(Path file) throws IOException {
        try (Opened opened = new Opened(file)) {
            return opened.rest(new ArrayList<>());
        }
    }

    private static Decoded parallel(Path file, int cores) throws IOException {
        try (Opened opened = new Opened(file)) {
            List<DecodedFrame> frames = new ArrayList<>();
            opened.decoder.next();
            frames.add(opened.frame());
            var lanes = new Lanes(opened.decoder, cores);
            for (Queue<DecodedFrame> next; !(next = lanes.next()).isEmpty(); ) {
                frames.addAll(next);
            }
            return opened.rest(frames);
        }
    }

    private static final class Opened implements AutoCloseable {

        private final FileBytes file;
        private final Demuxer demuxer;
        private final FrameDecoder decoder;

        Opened(Path path) throws IOException {
            file = FileBytes.read(path);
            demuxer = Demuxer.open(path, file);
            decoder = new FrameDecoder(demuxer);
        }

        DecodedFrame frame() {
            return DecodedFrame.of(decoder.frame(), new SampleConverter());
        }

        Decoded rest(List<DecodedFrame> frames) throws IOException {
            while (decoder.next()) {
                frames.add(frame());
            }
            DecodeTally tally = decoder.tally();
            return new Decoded(
                    frames,
                    String.join(
                            " ",
                            String.valueOf(tally.packets()),
                            String.valueOf(tally.frames()),
                            String.valueOf(tally.promised(demuxer.stream(), 44100)),
                            String.valueOf(tally.skippedSamples()),
                            String.valueOf(tally.damagedPackets()),
                            String.valueOf(tally.complaints()),
                            String.valueOf(tally.firstComplaint()),
                            String.valueOf(tally.endCode())));
        }

        @Override
        public void close() throws IOException {
            decoder.close();
            demuxer.close();
            file.close();
        }
    }
}
