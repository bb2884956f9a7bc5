package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Concat;
import etude.network.Convolution;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Pool;
import etude.network.Reduce;
import etude.network.Task;
import java.util.List;

/** The residual network of ImageNet on spectrogram pictures in three equal colours; nodes carry torchvision's names. */
final class ResNet18 {

    static final Architecture ARCHITECTURE = new Architecture(
            "resnet18",
            "The 18-layer residual network of image recognition on spectrogram pictures",
            new Paper("He, Zhang, Ren, Sun", "Deep residual learning for image recognition", 2016),
            new Task.Classes(),
            "genres",
            Pictures.LISTENING,
            List.of(),
            (labels, choice) -> Block.network(
                    Pictures.picture(),
                    ResNet18::stem,
                    stage("layer1", 64, 64, 1),
                    stage("layer2", 64, 128, 2),
                    stage("layer3", 128, 256, 2),
                    stage("layer4", 256, 512, 2),
                    net -> net.then("avgpool", Reduce.mean(2, 3)).then("fc", Linear.of(512, labels))));

    private ResNet18() {}

    private static void stem(Network.Builder net) {
        Along seven = Along.same(7).every(2);
        Along three = Along.same(3).every(2);
        String picture = net.last();
        net.node("colours", new Concat(3, 1), picture, picture, picture)
                .then("conv1", Convolution.over(3, 64, seven, seven).withoutBias())
                .then("bn1", BatchNorm.of(64))
                .then("relu", Activate.RELU)
                .then("maxpool", new Pool(Pool.Kind.MAX, List.of(three, three), false));
    }

    private static Block stage(String name, int in, int out, int stride) {
        return basic(name + ".0", in, out, stride).then(basic(name + ".1", out, out, 1));
    }

    private static Block basic(String name, int in, int out, int stride) {
        return net -> {
            String from = net.last();
            net.then(name + ".conv1", convolution(in, out, 3, stride))
                    .then(name + ".bn1", BatchNorm.of(out))
                    .then(name + ".relu1", Activate.RELU)
                    .then(name + ".conv2", convolution(out, out, 3, 1))
                    .then(name + ".bn2", BatchNorm.of(out));
            net.node(name + ".add", Combine.ADD, name + ".bn2", shortcut(net, name, from, in, out, stride))
                    .then(name + ".relu", Activate.RELU);
        };
    }

    private static String shortcut(Network.Builder net, String name, String from, int in, int out, int stride) {
        if (in == out && stride == 1) {
            return from;
        }
        return net.node(name + ".downsample.0", convolution(in, out, 1, stride), from)
                .then(name + ".downsample.1", BatchNorm.of(out))
                .last();
    }

    private static Convolution convolution(int in, int out, int size, int stride) {
        Along along = Along.same(size).every(stride);
        return Convolution.over(in, out, along, along).withoutBias();
    }
}
