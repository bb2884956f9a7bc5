package etude.tasks.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import etude.features.Features;
import etude.network.Listening;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceCutterTest {

    private static final int RATE = 100;
    private static final Representation MEL = Preset.named("torchaudio", 16000).get("melspectrogram");

    private record Piece(long from, long to, float[] values) {}

    private static float[] ramp(int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = i + 1;
        }
        return x;
    }

    private static List<Piece> cut(Listening.Pieces pieces, SampleSource sound) throws IOException {
        List<Piece> found = new ArrayList<>();
        pieces.accept(new PieceCutter(Optional.of(MEL)))
                .cut(sound, (from, to, values) -> found.add(new Piece(from, to, values)));
        return found;
    }

    /** A source that does not tell its length and hands over blocks of uneven length. */
    private static SampleSource stream(float[] x, int rate, long seed) {
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return rate;
            }

            @Override
            public void play(Listener listener) throws IOException {
                Random random = new Random(seed);
                for (int at = 0; at < x.length; ) {
                    int some = Math.min(x.length - at, 1 + random.nextInt(97));
                    listener.hear(x, at, some);
                    at += some;
                }
            }
        };
    }

    @Test
    void spreadPiecesBeginWhereThePublishedEvaluationTakesThem() throws IOException {
        float[] x = ramp(4640);
        List<Piece> pieces = cut(new Listening.Spread(480, 3, 16), stream(x, RATE, 1));
        assertThat(pieces).extracting(Piece::from).containsExactly(0L, 1386L, 2772L);
        assertThat(pieces.get(1).values()).hasSize(480);
        assertThat(pieces.get(1).values()[0]).isEqualTo(1387);
        assertThat(pieces.get(2).values()[479]).isEqualTo(2772 + 480);
    }

    @Test
    void aLongSoundIsHeardInMorePieces() throws IOException {
        List<Piece> pieces = cut(new Listening.Spread(480, 3, 16), new Clip(RATE, ramp(60 * RATE + 1)));
        assertThat(pieces).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 479})
    void aSoundShorterThanAPieceIsRepeated(int length) throws IOException {
        List<Piece> pieces = cut(new Listening.Spread(480, 3, 16), stream(ramp(length), RATE, 2));
        assertThat(pieces).hasSize(1);
        float[] values = pieces.get(0).values();
        assertThat(values).hasSize(480);
        for (int i = 0; i < 480; i++) {
            assertThat(values[i]).isEqualTo(1 + i % length);
        }
    }

    @Test
    void aSoundOfThePieceLengthIsHeardOnce() throws IOException {
        assertThat(cut(new Listening.Spread(480, 3, 16), stream(ramp(480), RATE, 3)))
                .hasSize(1);
    }

    @Test
    void aSinglePieceIsTheBeginningFollowedBySilence() throws IOException {
        float[] one =
                cut(new Listening.Single(10), stream(ramp(4), RATE, 4)).get(0).values();
        assertThat(one).containsExactly(1, 2, 3, 4, 0, 0, 0, 0, 0, 0);
        assertThat(cut(new Listening.Single(10), stream(ramp(400), RATE, 5))
                        .get(0)
                        .values())
                .containsExactly(ramp(10));
    }

    @Test
    void runningPiecesHearEverySampleAndNoPieceOfSilenceAlone() throws IOException {
        for (int length : new int[] {1, 9, 10, 11, 20, 25}) {
            List<Piece> pieces = cut(new Listening.Running(10, 10), stream(ramp(length), RATE, length));
            assertThat(pieces).as("length %s", length).hasSize((length + 9) / 10);
            double sum = 0;
            for (Piece piece : pieces) {
                assertThat(piece.values()).hasSize(10);
                for (float value : piece.values()) {
                    sum += value;
                }
            }
            assertThat(sum).isEqualTo(length * (length + 1) / 2.0);
        }
    }

    @Test
    void runningPiecesThatOverlapEndWithTheSound() throws IOException {
        List<Piece> pieces = cut(new Listening.Running(10, 5), stream(ramp(20), RATE, 8));
        assertThat(pieces).extracting(Piece::from).containsExactly(0L, 5L, 10L);
    }

    @Test
    void patchesAreThoseOfTheWholeSoundsFrames() throws IOException {
        Random random = new Random(9);
        float[] x = new float[30000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian() / 10;
        }
        Frames frames = Features.compute(MEL, Waveform.mono(x, 16000));
        List<Piece> pieces = cut(new Listening.Patches(50, 50), stream(x, 16000, 10));
        assertThat(pieces).hasSize(frames.count() / 50);
        int width = frames.stride();
        for (int p = 0; p < pieces.size(); p++) {
            float[] values = pieces.get(p).values();
            assertThat(values).hasSize(50 * width);
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).isEqualTo(frames.data()[p * 50 * width + i]);
            }
        }
    }

    @Test
    void aSoundOfFewerFramesThanAPatchIsRepeated() throws IOException {
        List<Piece> pieces = cut(new Listening.Patches(50, 50), stream(ramp(100), 16000, 11));
        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0).values()).hasSize(50 * MEL.layout().size());
    }

    @Test
    void aSoundWithoutSamplesHasNoPieces() throws IOException {
        assertThat(cut(new Listening.Spread(480, 3, 16), new Clip(RATE, new float[0])))
                .isEmpty();
        assertThat(cut(new Listening.Single(480), new Clip(RATE, new float[0]))).isEmpty();
        assertThat(cut(new Listening.Running(480, 480), new Clip(RATE, new float[0])))
                .isEmpty();
        assertThat(cut(new Listening.Patches(50, 50), new Clip(16000, new float[0])))
                .isEmpty();
    }
}
