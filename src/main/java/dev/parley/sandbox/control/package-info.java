/**
 * The sandbox's own paths, below {@code /sandbox}, which Twilio does not have: texts from phones, the clock, faults and
 * events on demand, inspection of calls and webhooks, reset. They make changes as REST calls do.
 *
 * <p>For tests and for the page only: an application for Twilio must not depend on them.
 */
@NullMarked
package dev.parley.sandbox.control;

import org.jspecify.annotations.NullMarked;
