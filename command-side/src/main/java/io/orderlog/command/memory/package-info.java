/** What a writer knows of its streams: a cache of the log, most of it on disk. */
package io.orderlog.command.memory;
