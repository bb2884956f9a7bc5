package etude.symbolic;

import java.util.List;

/**
 * Music as notes: parts that sound together.
 *
 * @param title for people
 * @param parts the instruments
 */
public record Piece(String title, List<Part> parts) {

    /** Copies the parts. */
    public Piece {
        parts = List.copyOf(parts);
    }

    /** When the last note ends, seconds; 0 without notes. */
    public double duration() {
        return parts.stream()
                .flatMap(part -> part.notes().stream())
                .mapToDouble(Note::end)
                .max()
                .orElse(0);
    }
}
