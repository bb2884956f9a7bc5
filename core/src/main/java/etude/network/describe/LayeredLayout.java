package etude.network.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Places boxes of a graph without circles in rows, each below all that it takes from; wires that pass rows get narrow places
 * there, so that they run beside boxes and not through them (Sugiyama, Tagawa, Toda 1981).
 */
final class LayeredLayout {

    private static final int SWEEPS = 6;
    private static final double GAP_X = 28;
    private static final double GAP_Y = 30;
    private static final double WIRE = 10;

    /** A box, or a place where a wire passes. */
    static final class Place {
        final String name;
        final double width;
        double height;
        final List<Place> above = new ArrayList<>();
        final List<Place> below = new ArrayList<>();
        int row;
        double x;
        double y;

        Place(String name, double width, double height) {
            this.name = name;
            this.width = width;
            this.height = height;
        }

        /** Horizontal middle. */
        double middle() {
            return x + width / 2;
        }

        boolean wire() {
            return name.isEmpty();
        }
    }

    private final Map<String, Place> boxes = new LinkedHashMap<>();
    private final List<List<Place>> wires = new ArrayList<>();
    private final List<List<Place>> rows = new ArrayList<>();

    void box(String name, double width, double height) {
        boxes.put(name, new Place(name, width, height));
    }

    /** A wire. */
    void wire(String from, String to) {
        wires.add(List.of(box(from), box(to)));
    }

    /** Finds the places: {@code wires} from top to bottom, each with the places that it passes. */
    List<List<Place>> run() {
        rank();
        for (Place box : boxes.values()) {
            row(box.row).add(box);
        }
        List<List<Place>> paths = new ArrayList<>();
        wires.forEach(wire -> paths.add(path(wire.get(0), wire.get(1))));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sort(sweep % 2 == 0);
        }
        place();
        return paths;
    }

    Place box(String name) {
        return Objects.requireNonNull(boxes.get(name), name);
    }

    double width() {
        return rows.stream()
                .flatMap(List::stream)
                .mapToDouble(place -> place.x + place.width)
                .max()
                .orElse(0);
    }

    double height() {
        return rows.stream()
                .flatMap(List::stream)
                .mapToDouble(place -> place.y + place.height)
                .max()
                .orElse(0);
    }

    /** Each box one row below the lowest that it takes from. */
    private void rank() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (List<Place> wire : wires) {
                if (wire.get(1).row <= wire.get(0).row) {
                    wire.get(1).row = wire.get(0).row + 1;
                    moved = true;
                }
            }
        }
    }

    private List<Place> row(int index) {
        while (rows.size() <= index) {
            rows.add(new ArrayList<>());
        }
        return rows.get(index);
    }

    private List<Place> path(Place from, Place to) {
        List<Place> path = new ArrayList<>(List.of(from));
        for (int row = from.row + 1; row < to.row; row++) {
            Place pass = new Place("", WIRE, 0);
            pass.row = row;
            row(row).add(pass);
            path.add(pass);
        }
        path.add(to);
        for (int i = 1; i < path.size(); i++) {
            path.get(i - 1).below.add(path.get(i));
            path.get(i).above.add(path.get(i - 1));
        }
        return path;
    }

    /** Orders each row by where its neighbours in the row before stand. */
    private void sort(boolean down) {
        for (int i = 0; i < rows.size(); i++) {
            List<Place> row = rows.get(down ? i : rows.size() - 1 - i);
            Map<Place, Integer> index = new HashMap<>();
            rows.forEach(other -> other.forEach(place -> index.put(place, other.indexOf(place))));
            Map<Place, Double> wish = new HashMap<>();
            for (Place place : row) {
                List<Place> neighbours = down ? place.above : place.below;
                wish.put(
                        place,
                        neighbours.stream()
                                .mapToDouble(other -> index.getOrDefault(other, 0))
                                .average()
                                .orElse(index.getOrDefault(place, 0)));
            }
            row.sort(Comparator.comparingDouble(wish::get));
        }
    }

    private void place() {
        double y = 0;
        for (List<Place> row : rows) {
            double height =
                    row.stream().mapToDouble(place -> place.height).max().orElse(0);
            double x = -width(row) / 2;
            for (Place place : row) {
                place.x = x;
                place.y = y;
                place.height = place.wire() ? height : place.height;
                x += place.width + GAP_X;
            }
            y += height + GAP_Y;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            straighten(sweep % 2 == 0);
        }
        double left = rows.stream()
                .flatMap(List::stream)
                .mapToDouble(place -> place.x)
                .min()
                .orElse(0);
        rows.forEach(row -> row.forEach(place -> place.x -= left));
    }

    private static double width(List<Place> row) {
        return row.stream().mapToDouble(place -> place.width + GAP_X).sum() - GAP_X;
    }

    /** Moves places under (or above) their neighbours as far as those beside them let them. */
    private void straighten(boolean down) {
        for (int i = 0; i < rows.size(); i++) {
            List<Place> row = rows.get(down ? i : rows.size() - 1 - i);
            for (int k = 0; k < row.size(); k++) {
                move(row, k, down);
            }
            for (int k = row.size() - 1; k >= 0; k--) {
                move(row, k, down);
            }
        }
    }

    private static void move(List<Place> row, int k, boolean down) {
        Place place = row.get(k);
        List<Place> neighbours = down ? place.above : place.below;
        if (neighbours.isEmpty()) {
            return;
        }
        double wish = neighbours.stream().mapToDouble(Place::middle).average().orElseThrow() - place.width / 2;
        double least = k == 0 ? Double.NEGATIVE_INFINITY : row.get(k - 1).x + row.get(k - 1).width + GAP_X;
        double most = k == row.size() - 1 ? Double.POSITIVE_INFINITY : row.get(k + 1).x - GAP_X - place.width;
        if (least <= most) {
            place.x = Math.max(least, Math.min(most, wish));
        }
    }
}
