package dev.parley.observe;

import dev.parley.protocol.FormParameters;
import java.io.InputStream;

/** Handles commands of a user on this machine. */
@FunctionalInterface
public interface CommandHandler {
    /**
     * Handles a command; may block.
     *
     * @param command its name
     * @param parameters its parameters
     * @return a JSON object in UTF-8, to be read completely or closed by the caller
     * @throws IllegalArgumentException with a message for the user, if the command is not valid
     * @throws IllegalStateException with a message for the user, if it cannot be done now
     */
    InputStream answer(String command, FormParameters parameters) throws Exception;
}
