/** Events as JSON, and what earlier versions of them have become. */
package io.orderlog.eventlog.codec;
