/** What all commands have in common: errors in one line, tables, JSON, progress. */
package io.orderlog.commandline;
