package dev.parley.setting;

import java.util.List;

/** Settings that cannot be used. The message has a line for each mistake. */
public final class InvalidSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes a message of one line for each mistake.
     *
     * @param mistakes one sentence or more for each
     */
    public InvalidSettingsException(List<String> mistakes) {
        super(String.join(
                "\n",
                mistakes.stream()
                        .map(mistake -> mistake.strip().replaceAll("\\s*\\R\\s*", " "))
                        .toList()));
    }
}
