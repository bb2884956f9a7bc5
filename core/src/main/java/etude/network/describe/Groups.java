package etude.network.describe;

import etude.network.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes with a common name, in the order of the network: {@code layer1.conv}, {@code layer1.bn} are {@code layer1};
 * {@code encoder.layer.0.attention.self} is {@code encoder.layer.0}. The graph of groups has no circle: nodes of a group that
 * would make one stand alone.
 */
final class Groups {

    /**
     * A box.
     *
     * @param name common to its nodes
     * @param nodes in the order of the network
     * @param from groups and inputs that it takes from
     */
    record Group(String name, List<DescribedNode> nodes, Set<String> from) {

        /** The name, and that of the last of several. */
        String title() {
            String last = prefix(nodes.get(nodes.size() - 1).node().name());
            return name.equals(last) || name.startsWith(last + ".") ? name : name + " … " + last;
        }
    }

    /** What the names of inputs begin with, so that no group has the same. */
    static final String INPUT = "input ";

    private Groups() {}

    static List<Group> of(Description description) {
        Set<String> alone = new HashSet<>();
        List<Group> groups = groups(description, alone);
        while (true) {
            Set<String> circle = circle(groups);
            if (circle.isEmpty()) {
                return joined(description, groups);
            }
            alone.addAll(circle);
            groups = groups(description, alone);
        }
    }

    /** Up to the first part that is a number, or the first part. */
    static String prefix(String name) {
        String[] parts = name.split("\\.");
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].chars().allMatch(Character::isDigit)) {
                return String.join(".", List.of(parts).subList(0, i + 1));
            }
        }
        return parts[0];
    }

    private static List<Group> groups(Description description, Set<String> alone) {
        Map<String, List<DescribedNode>> members = new LinkedHashMap<>();
        Map<String, String> groupOf = new HashMap<>();
        for (DescribedNode row : description.nodes()) {
            String prefix = prefix(row.node().name());
            String group = alone.contains(prefix) ? row.node().name() : prefix;
            members.computeIfAbsent(group, name -> new ArrayList<>()).add(row);
            row.node().gives().forEach(tensor -> groupOf.put(tensor, group));
        }
        for (Network.Input input : description.network().inputs()) {
            groupOf.put(input.name(), INPUT + input.name());
        }
        List<Group> groups = new ArrayList<>();
        members.forEach((name, nodes) -> groups.add(new Group(name, nodes, sources(name, nodes, groupOf))));
        return groups;
    }

    private static Set<String> sources(String name, List<DescribedNode> nodes, Map<String, String> groupOf) {
        Set<String> from = new LinkedHashSet<>();
        for (DescribedNode row : nodes) {
            for (String tensor : row.node().from()) {
                String group = groupOf.getOrDefault(tensor, tensor);
                if (!group.equals(name)) {
                    from.add(group);
                }
            }
        }
        return from;
    }

    /** A single light layer (a norm, an activation, a reshape) joins the group before it where nothing else hears that. */
    private static List<Group> joined(Description description, List<Group> groups) {
        Map<String, Integer> heard = new HashMap<>();
        groups.forEach(group -> group.from().forEach(from -> heard.merge(from, 1, Integer::sum)));
        Map<String, Group> joined = new LinkedHashMap<>();
        Map<String, String> home = new HashMap<>();
        for (Group group : groups) {
            String before = group.from().size() == 1 ? group.from().iterator().next() : "";
            Group host = joined.get(home.getOrDefault(before, before));
            if (host != null
                    && light(group)
                    && heard.getOrDefault(before, 0) == 1
                    && !gives(description, before, groups)) {
                host.nodes().addAll(group.nodes());
                home.put(group.name(), host.name());
            } else {
                Set<String> from = new LinkedHashSet<>();
                group.from().forEach(name -> from.add(home.getOrDefault(name, name)));
                joined.put(group.name(), new Group(group.name(), new ArrayList<>(group.nodes()), from));
            }
        }
        return List.copyOf(joined.values());
    }

    private static boolean light(Group group) {
        return group.nodes().size() == 1
                && LayerWords.of(group.nodes().get(0).node().layer()).family().compareTo(LayerWords.Family.VALUES) >= 0;
    }

    /** Whether a group holds an output of the network. */
    private static boolean gives(Description description, String name, List<Group> groups) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .flatMap(group -> group.nodes().stream())
                .anyMatch(row ->
                        description.network().outputs().contains(row.node().name()));
    }

    /** Groups of several nodes that a walk from the inputs does not reach, because they wait for each other. */
    private static Set<String> circle(List<Group> groups) {
        Set<String> waiting = new LinkedHashSet<>();
        groups.forEach(group -> waiting.add(group.name()));
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Group group : groups) {
                if (waiting.contains(group.name()) && group.from().stream().noneMatch(waiting::contains)) {
                    waiting.remove(group.name());
                    moved = true;
                }
            }
        }
        Set<String> circle = new LinkedHashSet<>();
        for (Group group : groups) {
            if (waiting.contains(group.name()) && group.nodes().size() > 1) {
                circle.add(group.name());
            }
        }
        return circle;
    }
}
