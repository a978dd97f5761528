package dev.parley.limit;

import java.util.Optional;

/**
 * The limits of one kind of request.
 *
 * @param name for example {@code tokens}: the settings are {@code limit.tokens.…}, the step is {@code limitTokens}
 * @param perAddress for each address that is not shared; empty for no limit
 * @param inAll for all callers together; empty for no limit
 */
public record LimitSettings(String name, Optional<Rate> perAddress, Optional<Rate> inAll) {}
