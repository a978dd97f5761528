package dev.parley.token;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Accepts random UUIDs, or no identity, for which Parley generates one. A caller who knows the UUID of another one can use it,
 * but cannot guess it.
 */
final class RandomIdentities implements IdentityPolicy {
    /** Version 4, the random one. iOS writes it in upper case, browsers in lower case. */
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
