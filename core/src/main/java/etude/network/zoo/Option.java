package etude.network.zoo;

/**
 * A number that shapes an architecture and that users may change.
 *
 * @param name for {@link Architecture#model}
 * @param meaning what it says
 * @param standard the published value
 * @param least smallest that is possible
 * @param most largest that is possible
 */
public record Option(String name, String meaning, int standard, int least, int most) {

    int checked(int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be from " + least + " to " + most + " (" + meaning + ").");
        }
        return value;
    }
}
