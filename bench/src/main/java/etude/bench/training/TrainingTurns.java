package etude.bench.training;

import etude.network.Network;
import etude.network.Shape;
import etude.network.zoo.Zoo;
import etude.nn.Batch;
import etude.nn.Engine;
import etude.nn.Learner;
import etude.nn.Optimiser;
import etude.nn.TrainableNetwork;
import etude.runtime.Values;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A warm process that takes a training step whenever it is asked to, so that {@code bench/training.py} can take turns with a
 * peer. Arguments: threads, architecture, batch, samples. It says the number of trained values and the engine, then answers
 * each line with milliseconds, processor milliseconds and the loss.
 */
public final class TrainingTurns {

    private static final int LABELS = 50;

    private TrainingTurns() {}

    /** Takes turns. */
    public static void main(String[] args) throws IOException {
        Engine.configure(new Engine.Settings(Integer.parseInt(args[0]), 1, Engine.Device.CPU));
        var architecture = Zoo.get(args[1]);
        var model = architecture.model();
        Network network = model.network();
        Batch batch = batch(network, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        try (TrainableNetwork net = TrainableNetwork.of(network, 1);
                Learner learner = new Learner(net, model.task(), Optimiser.Adam.of(1e-4))) {
            System.out.println(trained(network) + " " + Engine.describe());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Duration processor = processor();
                long before = System.nanoTime();
                double loss = learner.step(batch).loss();
                double wall = (System.nanoTime() - before) / 1e6;
                System.out.println(wall + " " + processor().minus(processor).toMillis() + " " + loss);
            }
        }
    }

    private static Duration processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long trained(Network network) {
        return network.parameters().values().stream()
                .filter(parameter -> parameter.role() == etude.network.Parameter.Role.TRAINED)
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
    }

    private static Batch batch(Network network, int size, int samples) {
        SplittableRandom random = new SplittableRandom(3);
        float[] sound = new float[size * samples];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (0.1 * random.nextGaussian());
        }
        float[] targets = new float[size * LABELS];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = random.nextInt(2);
        }
        return Batch.of(
                network, new Values(Shape.of(size, samples), sound), new Values(Shape.of(size, LABELS), targets));
    }
}
