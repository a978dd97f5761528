package dev.parley.token;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Lets a caller be whoever nobody else is: one who made a random UUID, or who leaves that to Parley. Whoever learns another's
 * UUID can be that one, and nothing else can be guessed.
 */
final class RandomIdentities implements IdentityPolicy {
    /** Version 4, whose digits are random but for these two. Phones write it in capitals, browsers do not. */
    private static final Pattern UUID_V4 =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    @Override
    public Optional<Identity> decide(Optional<Identity> identity, Supplier<Optional<String>> proof) {
        identity.filter(one -> !UUID_V4.matcher(one.text()).matches()).ifPresent(named -> {
            throw new TokenRefused(
                    "identity is not a UUID of version 4. Send one, such as crypto.randomUUID() makes.",
                    "token.identities is random: for other identities set it to proven");
        });
        return identity;
    }
}
