package etude.report.picture;

import etude.representation.Layout;

/**
 * What a number of a frame is to a picture.
 *
 * @param level whether it is shown as a level in dB
 * @param decades factor of its logarithm: 10 for powers, 20 for magnitudes, 0 where it is in dB already or no level
 */
record Quantity(boolean level, double decades) {

    static Quantity of(Layout layout) {
        String unit = layout.unit();
        if (layout.complex() || unit.equals("magnitude")) {
            return new Quantity(true, 20);
        }
        if (unit.equals("power")) {
            return new Quantity(true, 10);
        }
        if (unit.startsWith("magnitude^")) {
            return new Quantity(true, 20 / Double.parseDouble(unit.substring("magnitude^".length())));
        }
        return new Quantity(unit.equals("dB"), 0);
    }

    /** The number to show for what was pooled; negative infinity where a level is nought. */
    double shown(double value) {
        return decades == 0 ? value : decades * Math.log10(Math.max(value, 0));
    }
}
