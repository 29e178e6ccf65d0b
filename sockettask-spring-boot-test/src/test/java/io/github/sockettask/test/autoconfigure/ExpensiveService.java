package io.github.sockettask.test.autoconfigure;

import org.springframework.stereotype.Service;

/**
 * What a slice does not need.
 */
@Service
class ExpensiveService {

}
