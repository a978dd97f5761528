package dev.parley.bench;

/** A line of the table; {@code must} and {@code aim} as they were asked for, empty where nothing was. */
record Row(String name, String measured, String must, String aim, String unit, Sample sample, String note) {
    static final String HEADINGS =
            "| row | measured | must | aim | median | range | note |\n" + "| --- | --- | --- | --- | --- | --- | --- |";

    String line() {
        return "| "
                + String.join(
                        " | ", name, measured, must, aim, Progress.number(sample.median()) + unit, sample.range(), note)
                + " |";
    }

    Row noting(String more) {
        return new Row(name, measured, must, aim, unit, sample, note + more);
    }
}
