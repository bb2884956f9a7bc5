package etude.learn.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import etude.audio.AudioFiles;
import etude.learn.data.DataSource;
import etude.learn.data.Dataset;
import etude.learn.data.Datasets;
import etude.learn.data.TinySounds;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {

    @TempDir
    private Path folder;

    @Test
    void aSoundSetHasNoErrors() throws IOException {
        for (int i = 0; i < 4; i++) {
            music("a/" + i + ".wav", i, 1, 22050);
            music("b/" + i + ".wav", 10 + i, 1, 22050);
        }
        TinySounds.text(folder.resolve("LICENSE"), "CC0 1.0\n");
        DatasetReport report = check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.labels()).containsEntry("a", 4).containsEntry("b", 4);
        assertThat(report.seconds()).isBetween(7.99, 8.01);
        assertThat(report.rates()).containsOnlyKeys(22050);
        assertThat(report.licences()).containsOnlyKeys("CC0 1.0");
    }

    @Test
    void whatCannotBeHeardIsFound() throws IOException {
        music("a/good.wav", 1, 1, 22050);
        music("b/good.wav", 2, 1, 22050);
        TinySounds.text(folder.resolve("a/none.wav"), "this is no sound");
        TinySounds.write(folder.resolve("a/silent.wav"), Waveform.mono(new float[8000], 8000));
        TinySounds.write(folder.resolve("b/clipped.wav"), clipped());
        DatasetReport report = check();
        assertThat(finding(report, "unreadable audio").examples().get(0)).startsWith("a/none.wav: ");
        assertThat(finding(report, "unreadable audio").severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(finding(report, "silent audio").examples()).containsExactly("a/silent.wav");
        assertThat(finding(report, "clipped audio").examples().get(0)).startsWith("b/clipped.wav: ");
        assertThat(finding(report, "unequal sample rates").examples())
                .containsExactly("2 files of 8000 Hz", "2 files of 22050 Hz");
        assertThat(report.errors()).isEqualTo(1);
    }

    @Test
    void twinsAreFoundByContentAndBySound() throws IOException {
        Waveform song = music("a/song.wav", 1, 1, 22050);
        Files.copy(folder.resolve("a/song.wav"), folder.resolve("a/copy.wav"));
        AudioFiles.write(folder.resolve("a/other-coding.mp3"), louder(song, 0.5f));
        music("b/other.wav", 2, 1, 22050);
        music("b/another.wav", 3, 1, 22050);
        DatasetReport report = check();
        assertThat(finding(report, "duplicate audio").examples()).containsExactly("a/copy.wav = a/song.wav");
        assertThat(finding(report, "nearly the same audio").count()).isEqualTo(2);
        assertThat(finding(report, "nearly the same audio").examples())
                .allMatch(pair -> pair.contains("a/other-coding.mp3"));
        assertThat(report.errors()).isZero();
    }

    @Test
    void theSameSoundUnderTwoClassesIsAnError() throws IOException {
        music("a/song.wav", 1, 1, 22050);
        Files.createDirectories(folder.resolve("b"));
        Files.copy(folder.resolve("a/song.wav"), folder.resolve("b/song.wav"));
        assertThat(finding(check(), "the same audio with different labels").examples())
                .containsExactly("a/song.wav = b/song.wav");
    }

    @Test
    void whatIsInTwoPartsLeaks() throws IOException {
        for (int i = 0; i < 4; i++) {
            music("s" + i + ".wav", i, 1, 8000);
        }
        Files.copy(folder.resolve("s0.wav"), folder.resolve("s4.wav"));
        TinySounds.text(
                folder.resolve("labels.csv"),
                "file,label,artist,recording,split\ns0.wav,x,Ann,r0,train\ns1.wav,y,Bo,r1,train\n"
                        + "s2.wav,x,Ann,r2,test\ns3.wav,y,Cy,r1,test\ns4.wav,x,Di,r4,test\n");
        DatasetReport report = check();
        assertThat(finding(report, "artist in different parts").severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding(report, "artist in different parts").examples()).containsExactly("Ann in test, train");
        assertThat(finding(report, "recording in different parts").severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(finding(report, "recording in different parts").examples()).containsExactly("r1 in test, train");
        assertThat(finding(report, "the same audio in different parts").examples())
                .containsExactly("s0.wav = s4.wav");
    }

    @Test
    void fewAndUnevenExamplesAreSaid() throws IOException {
        for (int i = 0; i < 11; i++) {
            music("many/" + i + ".wav", i, 1, 8000);
        }
        music("one/0.wav", 20, 1, 8000);
        DatasetReport report = check();
        assertThat(finding(report, "classes with one example").examples()).containsExactly("one");
        assertThat(finding(report, "unbalanced classes").examples().get(0))
                .contains("1 examples")
                .contains("11");
        assertThat(finding(report, "examples without licence").count()).isEqualTo(12);
        Files.delete(folder.resolve("one/0.wav"));
        Files.delete(folder.resolve("one"));
        assertThat(finding(check(), "fewer than two classes").severity()).isEqualTo(Finding.Severity.ERROR);
    }

    private DatasetReport check() throws IOException {
        Dataset data = Datasets.read(DataSource.of(folder), "");
        return DatasetCheck.check(data, done -> {});
    }

    private static Finding finding(DatasetReport report, String kind) {
        Optional<Finding> found = report.findings().stream()
                .filter(finding -> finding.kind().equals(kind))
                .findFirst();
        assertThat(found).as(kind + " in " + report.findings()).isPresent();
        return found.orElseThrow();
    }

    /** Notes at random over a second: no two numbers sound alike. */
    private Waveform music(String name, int number, double seconds, int rate) throws IOException {
        Random random = new Random(number);
        float[] samples = new float[(int) (seconds * rate)];
        for (int note = 0; note < 8; note++) {
            double frequency = 110 * Math.pow(2, random.nextInt(48) / 12.0);
            int onset = random.nextInt(samples.length * 3 / 4);
            for (int i = onset; i < samples.length; i++) {
                double t = (double) (i - onset) / rate;
                samples[i] += (float) (0.12 * Math.exp(-4 * t) * Math.sin(2 * Math.PI * frequency * t));
            }
        }
        Waveform sound = Waveform.mono(samples, rate);
        TinySounds.write(folder.resolve(name), sound);
        return sound;
    }

    private static Waveform louder(Waveform sound, float gain) {
        float[] samples = sound.channel(0).clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= gain;
        }
        return Waveform.mono(samples, sound.sampleRate());
    }

    private static Waveform clipped() {
        float[] samples = TinySounds.tone(200, 3, 8000, 8000).channel(0).clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.max(-1, Math.min(1, samples[i]));
        }
        return Waveform.mono(samples, 8000);
    }
}
