package etude.learn.data.check;

import java.util.List;
import java.util.Map;

/**
 * What a data set holds, and what is amiss in it.
 *
 * @param examples how many there are
 * @param seconds of sound
 * @param labels examples of each label, in the set's order
 * @param parts examples of each part; the empty name: those that belong to none
 * @param licences examples of each licence; the empty name: those that say none
 * @param rates files of each sample rate
 * @param groups different values of each kind of group
 * @param findings errors first
 */
public record DatasetReport(
        int examples,
        double seconds,
        Map<String, Integer> labels,
        Map<String, Integer> parts,
        Map<String, Integer> licences,
        Map<Integer, Integer> rates,
        Map<String, Integer> groups,
        List<Finding> findings) {

    /** Copies the list; the maps keep their order. */
    public DatasetReport {
        findings = List.copyOf(findings);
    }

    /** How many kinds of things are wrong. */
    public long errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
    }
}
