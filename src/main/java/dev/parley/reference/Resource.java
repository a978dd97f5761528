package dev.parley.reference;

/**
 * A resource of Twilio, as one reads about it.
 *
 * @param path what stands before the verb in an operation's name
 * @param one what one of it is called, say {@code a conversation}
 * @param many what several are called
 * @param page where Twilio tells of it
 */
public record Resource(String path, String one, String many, String page) {}
