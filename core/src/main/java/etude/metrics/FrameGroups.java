package etude.metrics;

import etude.annotation.Segment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A hierarchy in frames: on each level, which frames belong together; −1 for those that belong to nothing. */
record FrameGroups(int frames, int[][] levels) {

    /** By segments, or by what their labels have in common; upper and lower case do not matter. */
    static FrameGroups of(List<List<Segment>> hierarchy, int frames, boolean labels, double frame) {
        int[][] levels = new int[hierarchy.size()][frames];
        for (int level = 0; level < levels.length; level++) {
            Map<String, Integer> known = new HashMap<>();
            Arrays.fill(levels[level], -1);
            int number = 0;
            for (Segment segment : hierarchy.get(level)) {
                String label = labels ? segment.label().toLowerCase(Locale.ROOT) : Integer.toString(number++);
                int group = known.computeIfAbsent(label, l -> known.size());
                int to = Math.min(frames, frame(segment.end(), frame));
                for (int i = frame(segment.start(), frame); i < to; i++) {
                    levels[level][i] = group;
                }
            }
        }
        return new FrameGroups(frames, levels);
    }

    /** The frame that begins at or before a time, in the rounding of the field's figures. */
    static int frame(double time, double frame) {
        return (int) ((time - time % frame) / frame);
    }

    int depth() {
        return levels.length;
    }

    /** The number of the finest level on which two frames belong together, counted from 1; 0 if there is none. */
    int nearness(int a, int b) {
        for (int level = levels.length; level > 0; level--) {
            int group = levels[level - 1][a];
            if (group >= 0 && group == levels[level - 1][b]) {
                return level;
            }
        }
        return 0;
    }

    /** The frames at which something changes, the first among them. */
    BitSet changes() {
        var changes = new BitSet(frames);
        for (int frame = 0; frame < frames; frame++) {
            boolean change = frame == 0;
            for (int[] level : levels) {
                change |= frame > 0 && level[frame] != level[frame - 1];
            }
            changes.set(frame, change);
        }
        return changes;
    }
}
