package dev.parley.reference;

/**
 * A resource of Twilio's API.
 *
 * @param path the part of an operation's name before the verb
 * @param one the singular with its article, for example {@code a conversation}
 * @param many the plural
 * @param page the URL of Twilio's documentation
 */
public record Resource(String path, String one, String many, String page) {}
