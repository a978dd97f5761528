package dev.parley.observe;

import dev.parley.protocol.FormParameters;
import java.io.InputStream;

/** Does what a person at this machine asks of a running Parley. */
@FunctionalInterface
public interface CommandHandler {
    /**
     * Answers a command; may take its time.
     *
     * @param command what to do
     * @param asked with what
     * @return a JSON object in UTF-8; whoever asked reads it to its end, or closes it
     * @throws IllegalArgumentException with a line for the person, who asked for what cannot be
     * @throws IllegalStateException with a line for the person, where it cannot be done now
     */
    InputStream answer(String command, FormParameters asked) throws Exception;
}
