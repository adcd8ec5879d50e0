/** Sample traffic: a shop's orders, placed and moved over plain HTTP as any client would. */
package io.orderlog.standalone.demo;
