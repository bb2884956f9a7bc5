package etude.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

    /** Rows that repeat, rows that differ a little, rows of noise: each is stored another way. */
    private static BufferedImage colourful(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int repeated = y == 0 ? 0x123456 * x : image.getRGB(x, y - 1);
                image.setRGB(x, y, y % 3 == 0 || x == y ? random.nextInt() : repeated);
            }
        }
        return image;
    }

    private static void assertComesBack(BufferedImage image) throws IOException {
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
        assertThat(back.getWidth()).isEqualTo(image.getWidth());
        assertThat(back.getHeight()).isEqualTo(image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertThat(back.getRGB(x, y)).as("pixel %d, %d", x, y).isEqualTo(image.getRGB(x, y));
            }
        }
    }

    @Test
    void anotherReaderSeesEveryPixel() throws IOException {
        assertComesBack(colourful(37, 23));
        assertComesBack(colourful(1, 1));
    }

    @Test
    void coloursOfATableAndTheTransparentOneComeBack() throws IOException {
        byte[] ramp = new byte[256];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) i;
        }
        var colours = new IndexColorModel(8, 256, ramp, ramp.clone(), ramp.clone(), 0);
        var image = new BufferedImage(50, 20, BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int i = 0; i < 1000; i++) {
            image.getRaster().setSample(i % 50, i / 50, 0, i * 7 % 256);
        }
        assertComesBack(image);
    }

    @Test
    void otherKindsOfImagesAreRefused() {
        var grey = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        assertThatThrownBy(() -> Png.encode(grey))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can be written");
    }
}
