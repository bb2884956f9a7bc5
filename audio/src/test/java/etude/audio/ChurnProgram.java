package etude.audio;

import etude.testing.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;

/** Opens, reads and writes good, cut and bad files many times; prints by how many bytes the process grew meanwhile. */
final class ChurnProgram {

    private ChurnProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path good = folder.resolve("good.flac");
        AudioFiles.write(good, Signals.noise(20_000, 44100, 1));
        byte[] bytes = Files.readAllBytes(good);
        Path cut = Files.write(folder.resolve("cut.flac"), Arrays.copyOf(bytes, bytes.length / 2));
        Path bad = Files.write(folder.resolve("bad.flac"), Arrays.copyOf(bytes, 50));
        churn(folder, good, cut, bad, 200);
        long before = Pointer.physicalBytes();
        churn(folder, good, cut, bad, 700);
        System.out.println(Pointer.physicalBytes() - before);
    }

    private static void churn(Path folder, Path good, Path cut, Path bad, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (AudioReader reader = AudioFiles.open(good)) {
                reader.next(100);
            }
            if (AudioFiles.decode(cut).warnings().isEmpty()) {
                throw new IllegalStateException("a cut file gave no warning");
            }
            try (AudioReader reader = AudioFiles.open(bad)) {
                throw new IllegalStateException("a bad file was read: " + reader.info());
            } catch (AudioFormatException e) {
                AudioFiles.create(folder.resolve("never"), 44100, 1, WriteOptions.of(Encoding.flac16()))
                        .close();
            }
        }
    }
}
