package etude.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says after the tests of each module how many ran and how many were skipped for which reason: the module's own, and
 * those of the whole build so far, so that the last such line of a build counts them all.
 */
public final class Tally implements TestExecutionListener {

    private static final String FILE = "target/test-tally.txt";

    private int ran;
    private final Map<String, Integer> skipped = new TreeMap<>();
    private TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skip(reason, (int) Math.max(test.isTest() ? 1 : 0, plan.countTestIdentifiers(t -> isTestBelow(t, test))));
    }

    private boolean isTestBelow(TestIdentifier inner, TestIdentifier outer) {
        return inner.isTest() && inner.getUniqueId().startsWith(outer.getUniqueId());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            skip(
                    result.getThrowable()
                            .map(Throwable::getMessage)
                            .orElse("no reason given")
                            .replace("Assumption failed: ", ""),
                    1);
        } else if (test.isTest()) {
            ran++;
        }
    }

    private void skip(String reason, int count) {
        skipped.merge(reason.split("[:\n]")[0], count, Integer::sum);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        String build = System.getProperty("etude.build", "");
        try {
            Files.createDirectories(Path.of("target"));
            Files.write(Path.of(FILE), lines(build));
            System.out.println(sentence(System.getProperty("etude.module", "here"), ran, skipped));
            sumOfBuild(build);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(String build) {
        List<String> lines = new ArrayList<>(List.of(build, Integer.toString(ran)));
        skipped.forEach((reason, count) -> lines.add(count + " " + reason));
        return lines;
    }

    private static void sumOfBuild(String build) throws IOException {
        int ran = 0;
        Map<String, Integer> skipped = new TreeMap<>();
        try (Stream<Path> modules = Files.list(Path.of(System.getProperty("etude.root", "..")))) {
            for (Path tally :
                    modules.map(m -> m.resolve(FILE)).filter(Files::exists).toList()) {
                List<String> lines = Files.readAllLines(tally);
                if (!lines.get(0).equals(build)) {
                    continue;
                }
                ran += Integer.parseInt(lines.get(1));
                for (String line : lines.subList(2, lines.size())) {
                    String[] parts = line.split(" ", 2);
                    skipped.merge(parts[1], Integer.valueOf(parts[0]), Integer::sum);
                }
            }
        }
        System.out.println(sentence("this build so far", ran, skipped));
    }

    private static String sentence(String where, int ran, Map<String, Integer> skipped) {
        int sum = skipped.values().stream().mapToInt(Integer::intValue).sum();
        List<String> reasons = new ArrayList<>();
        skipped.forEach((reason, count) -> reasons.add(count + " × " + reason));
        return "Tests of " + where + ": " + ran + " ran, " + sum + " skipped"
                + (reasons.isEmpty() ? "" : " (" + String.join(", ", reasons) + ")");
    }
}
