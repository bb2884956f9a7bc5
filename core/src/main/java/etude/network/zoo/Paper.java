package etude.network.zoo;

/**
 * Where an architecture was published.
 *
 * @param authors by family name
 * @param title of the paper
 * @param year of publication
 */
public record Paper(String authors, String title, int year) {

    @Override
    public String toString() {
        return authors + ", " + title + ", " + year;
    }
}
