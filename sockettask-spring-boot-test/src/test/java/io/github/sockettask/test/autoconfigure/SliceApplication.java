package io.github.sockettask.test.autoconfigure;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with more than a slice needs.
 */
@SpringBootApplication
class SliceApplication {

}
