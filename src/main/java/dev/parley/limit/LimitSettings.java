package dev.parley.limit;

import java.util.Optional;

/**
 * How often one thing may be asked for.
 *
 * @param name say {@code tokens}: the settings are {@code limit.tokens.…}, the step is {@code limitTokens}
 * @param perAddress for each address that is its caller's own; empty for no limit
 * @param inAll for all callers together; empty for no limit
 */
public record LimitSettings(String name, Optional<Rate> perAddress, Optional<Rate> inAll) {}
