/**
 * What both sides of the wire speak: form parameters, SIDs, signatures, access tokens, names of events. Parley and the sandbox
 * both stand on it; it knows nothing of either.
 */
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
